package dev.surefoot.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Another flow, laid into this one. Its steps are named after it and their own names, {@code
 * invoicing/send}, and only its input and its result cross its border.
 *
 * @param name of the sub-flow in the flow around it
 * @param definition the binary name of the flow class, and where an instance of it is made
 * @param body the one branch, named as the flow that is laid in; its steps have their long names
 * @param backTo where the instance goes back to when a step in it has failed for good, or null
 */
public record Subflow(Name name, Name definition, Branch body, @Nullable BackTo backTo, Source at)
    implements Node {
  /** What stands between the name of a sub-flow and that of a step in it. */
  public static final char SEPARATOR = '/';

  /** A sub-flow after whose failures nothing follows but failure policies. */
  public Subflow(Name name, Name definition, Branch body, Source at) {
    this(name, definition, body, null, at);
  }

  /** The same with somewhere to go back to. */
  public Subflow with(BackTo failed) {
    return new Subflow(name, definition, body, failed, at);
  }

  /** A flow laid in without places, under a name of its own. */
  public static Subflow of(Name name, Name definition, FlowModel flow) {
    return of(name, definition, flow, Source.NONE);
  }

  /**
   * A flow laid in under a name of its own. Jumps by class become jumps by name, since the flow
   * around may have steps of the same class.
   */
  public static Subflow of(Name name, Name definition, FlowModel flow, Source at) {
    Sequence body = new Laying(name.text() + SEPARATOR, Targets.of(flow)).sequence(flow.body());
    return new Subflow(
        name, definition, new Branch(Name.of(flow.name()), false, null, body, at), at);
  }

  /** The name of the flow that is laid in. */
  public String flow() {
    return body.name().text();
  }

  @Override
  public Kind kind() {
    return Kind.SUBFLOW;
  }

  @Override
  public Optional<Name> label() {
    return Optional.of(name);
  }

  @Override
  public List<Branch> branches() {
    return List.of(body);
  }

  /** Gives the steps of a flow their long names. */
  private record Laying(String prefix, Targets targets) {
    Sequence sequence(Sequence body) {
      return new Sequence(body.nodes().stream().map(this::node).toList());
    }

    private Node node(Node node) {
      if (node instanceof Task task) {
        return new Task(name(task.name()), task.action(), backTo(task.backTo()), task.at());
      } else if (node instanceof Choice choice) {
        return new Choice(
            name(choice.name()), choice.action(), branches(choice.branches()), choice.at());
      } else if (node instanceof Parallel parallel) {
        return new Parallel(name(parallel.name()), branches(parallel.branches()), parallel.at());
      } else if (node instanceof Subflow inner) {
        return new Subflow(
            name(inner.name()),
            inner.definition(),
            branch(inner.body()),
            backTo(inner.backTo()),
            inner.at());
      } else if (node instanceof Redirect redirect) {
        return new Redirect(target(redirect.target()), redirect.cancels(), redirect.at());
      } else if (node instanceof Pause pause) {
        return new Pause(name(pause.name()), pause.time(), pause.at());
      } else if (node instanceof Await await) {
        return new Await(
            name(await.name()),
            await.key(),
            correlation(await.correlation()),
            timeout(await.timeout()),
            await.at());
      }
      return node;
    }

    private @Nullable BackTo backTo(@Nullable BackTo back) {
      return back == null ? null : new BackTo(target(back.target()), back.times(), back.at());
    }

    private Await.@Nullable Timeout timeout(Await.@Nullable Timeout timeout) {
      return timeout == null
          ? null
          : new Await.Timeout(timeout.time(), sequence(timeout.body()), timeout.at());
    }

    private Name name(Name name) {
      return new Name(prefix + name.text(), name.at());
    }

    private List<Branch> branches(List<Branch> branches) {
      List<Branch> laid = new ArrayList<>();
      branches.forEach(branch -> laid.add(branch(branch)));
      return laid;
    }

    private Branch branch(Branch branch) {
      @Nullable Guard guard = branch.guard() == null ? null : guard(branch.guard());
      return new Branch(
          branch.name(), branch.fallback(), guard, sequence(branch.body()), branch.at());
    }

    /** Without its text, which only its own file has: all callers are to look the same. */
    private static Guard guard(Guard guard) {
      return new Guard(guard.key(), guard.predicate(), Source.NONE);
    }

    /** Without its text, as guards. */
    private static @Nullable Correlation correlation(@Nullable Correlation by) {
      return by == null ? null : new Correlation(by.key(), by.function(), Source.NONE, Source.NONE);
    }

    /** What has no one target is refused in its own flow, and left as it is here. */
    private Redirect.Target target(Redirect.Target target) {
      if (target instanceof Redirect.ToName to) {
        return new Redirect.ToName(name(to.name()));
      }
      Redirect.ToStep to = (Redirect.ToStep) target;
      List<String> steps = targets.stepsOf(to.step());
      return steps.size() == 1 ? new Redirect.ToName(new Name(prefix + steps.get(0), to.at())) : to;
    }
  }
}
