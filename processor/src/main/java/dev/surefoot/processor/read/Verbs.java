package dev.surefoot.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.surefoot.model.Branch;
import dev.surefoot.model.End;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Applies the verbs to bodies and choices. It also reads what their types forbid - verbs after a
 * jump, a choice without its fallback or with two - so that the rules can say what is wrong before
 * the compiler does in its own words.
 */
final class Verbs {
  private final Arguments arguments;
  private final SubflowReader subflows;
  private final ChoiceVerbs choices;
  private final WaitVerbs waits;
  private final TaskVerbs tasks;
  private final Reading reading;
  private final Resolutions resolutions;

  Verbs(
      Arguments arguments,
      Steps steps,
      SubflowReader subflows,
      Reading reading,
      Resolutions resolutions) {
    this.arguments = arguments;
    this.subflows = subflows;
    this.choices = new ChoiceVerbs(arguments, reading);
    this.waits = new WaitVerbs(arguments, reading);
    this.tasks = new TaskVerbs(arguments, steps, reading);
    this.reading = reading;
    this.resolutions = resolutions;
  }

  static boolean isVerb(ExecutableElement method) {
    return method.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(Dsl.FLOW_DEFINITION);
  }

  /** One call: the verb's name, what it is called with, and where. */
  record Call(Frame frame, String verb, List<? extends ExpressionTree> arguments, Source at) {
    int size() {
      return arguments.size();
    }

    ExpressionTree argument(int index) {
      return arguments.get(index);
    }
  }

  /** A verb that the flow class inherits: it starts a body. */
  Value start(Frame frame, MethodInvocationTree tree) {
    Call call = call(frame, tree);
    resolutions.verb(frame.site(), tree.getMethodSelect(), Dsl.FLOW_DEFINITION, call.verb());
    return isBodyVerb(call.verb())
        ? apply(call, new Value.Body(Sequence.EMPTY))
        : new Value.Expression(frame.site(), tree);
  }

  private static Call call(Frame frame, MethodInvocationTree tree) {
    ExpressionTree select = tree.getMethodSelect();
    String verb =
        select instanceof MemberSelectTree member
            ? member.getIdentifier().toString()
            : select.toString();
    return new Call(frame, verb, tree.getArguments(), frame.site().source(select));
  }

  /** A verb called on what other verbs gave, or any other method. */
  Value apply(Frame frame, Value receiver, MethodInvocationTree tree) {
    ExpressionTree select = tree.getMethodSelect();
    Call call = call(frame, tree);
    String verb = call.verb();
    if (receiver instanceof Value.Unreadable) {
      // arguments may hold mistakes of their own
      if (ChoiceVerbs.isChoiceVerb(verb)) {
        choices.apply(call, choices.unreadable(call));
      } else if (isBodyVerb(verb)) {
        apply(call, new Value.Body(Sequence.EMPTY));
      }
      return Value.Unreadable.VALUE;
    }
    if (receiver instanceof Value.Choice choice) {
      return onChoice(call, choice, select);
    }
    if (receiver instanceof Value.Body body) {
      Optional<Value.Choice> reopened =
          ChoiceVerbs.isChoiceVerb(verb) ? choices.reopened(body) : Optional.empty();
      if (reopened.isPresent()) {
        return choices.apply(call, reopened.get());
      }
      if (isBodyVerb(verb)) {
        resolutions.verb(frame.site(), select, Dsl.OPEN, verb);
        return apply(call, body);
      }
    }
    if (receiver instanceof Value.ForeignCall && isVerbName(verb)) {
      return receiver; // the start of the chain is what cannot be read
    }
    return isObjectMethod(verb) || !isStructure(receiver)
        ? new Value.Expression(frame.site(), tree)
        : reading.illTyped();
  }

  private Value onChoice(Call call, Value.Choice choice, ExpressionTree select) {
    if (ChoiceVerbs.isChoiceVerb(call.verb())) {
      resolutions.verb(call.frame().site(), select, Dsl.CHOICE, call.verb());
      return choices.apply(call, choice);
    }
    return isBodyVerb(call.verb()) ? apply(call, choice.closed()) : reading.illTyped();
  }

  private static boolean isStructure(Value value) {
    return value instanceof Value.Body
        || value instanceof Value.ParallelBranch
        || value instanceof Value.Timeout
        || value instanceof Value.Correlated
        || value instanceof Value.Back;
  }

  private static boolean isObjectMethod(String name) {
    return name.equals("getClass")
        || name.equals("hashCode")
        || name.equals("toString")
        || name.equals("equals");
  }

  static boolean isVerbName(String name) {
    return isBodyVerb(name) || ChoiceVerbs.isChoiceVerb(name);
  }

  private static boolean isBodyVerb(String name) {
    return switch (name) {
      case "task", "choice", "parallel", "redirectTo", "end", "pass", "branch", "subflow" -> true;
      case "pause", "await", "after", "correlatedBy", "backTo" -> true;
      case "cancelAndRedirectTo", "cancelAndEnd" -> true;
      default -> false;
    };
  }

  private Value apply(Call call, Value.Body before) {
    return switch (call.verb()) {
      case "task" -> then(before, tasks.task(call));
      case "backTo" -> tasks.backTo(call);
      case "choice" -> choice(call, before);
      case "parallel" -> parallel(call, before);
      case "subflow" -> subflow(call, before);
      case "redirectTo" -> redirect(call, before, false);
      case "cancelAndRedirectTo" -> redirect(call, before, true);
      case "end" -> end(call, before, false);
      case "cancelAndEnd" -> end(call, before, true);
      case "pause" -> waits.pause(call).map(n -> then(before, n)).orElse(Value.Unreadable.VALUE);
      case "await" -> waits.await(call).map(n -> then(before, n)).orElse(Value.Unreadable.VALUE);
      case "after" -> waits.after(call);
      case "correlatedBy" -> waits.correlatedBy(call);
      case "pass" -> call.size() == 0 ? before : reading.illTyped();
      default -> branch(call);
    };
  }

  private static Value then(Value.Body before, Optional<? extends Node> node) {
    return node.<Value>map(n -> new Value.Body(before.sequence().plus(n)))
        .orElse(Value.Unreadable.VALUE);
  }

  private static Value then(Value.Body before, Node node) {
    return new Value.Body(before.sequence().plus(node));
  }

  private Value end(Call call, Value.Body before, boolean cancels) {
    return call.size() == 0 ? then(before, new End(cancels, call.at())) : reading.illTyped();
  }

  private Optional<Name> name(Call call, String of) {
    return arguments.name(call.frame(), call.argument(0), of);
  }

  private Value choice(Call call, Value.Body before) {
    if (call.size() == 0 || call.size() > 2) {
      return reading.illTyped();
    }
    Optional<Name> name = name(call, "a choice");
    Optional<Steps.Use> step = call.size() == 2 ? tasks.step(call, 1) : Optional.empty();
    if (name.isEmpty() || (call.size() == 2 && step.isEmpty())) {
      return Value.Unreadable.VALUE;
    }
    step.ifPresent(s -> reading.step(name.get()));
    StepClass action = step.map(Steps.Use::stepClass).orElse(null);
    return new Value.Choice(before.sequence(), name.get(), action, List.of(), call.at());
  }

  private Value parallel(Call call, Value.Body before) {
    if (call.size() == 0) {
      return reading.illTyped();
    }
    Optional<Name> name = name(call, "a parallel");
    Optional<List<Branch>> branches =
        arguments.branches(call.frame(), call.arguments().subList(1, call.size()));
    return then(before, name.flatMap(n -> branches.map(all -> new Parallel(n, all, call.at()))));
  }

  private Value subflow(Call call, Value.Body before) {
    if (call.size() < 2 || call.size() > 3) {
      return reading.illTyped();
    }
    Optional<Name> name = name(call, "a sub-flow");
    Optional<SubflowReader.Use> flow = subflows.use(call.frame(), call.argument(1));
    Optional<Subflow> laid =
        name.flatMap(n -> flow.map(f -> Subflow.of(n, f.definition(), f.flow(), call.at())));
    return then(
        before,
        call.size() == 2 ? laid : tasks.back(call, 2).flatMap(to -> laid.map(s -> s.with(to))));
  }

  private Value branch(Call call) {
    if (call.size() != 2) {
      return reading.illTyped();
    }
    Optional<Name> name = name(call, "a branch");
    Optional<Sequence> body = arguments.body(call.frame(), call.argument(1));
    return name.flatMap(n -> body.map(b -> new Branch(n, false, null, b, call.at())))
        .<Value>map(Value.ParallelBranch::new)
        .orElse(Value.Unreadable.VALUE);
  }

  private Value redirect(Call call, Value.Body before, boolean cancels) {
    if (call.size() != 1) {
      return reading.illTyped();
    }
    return then(before, tasks.target(call, "the target of a jump").map(to(call, cancels)));
  }

  private static Function<Redirect.Target, Redirect> to(Call call, boolean cancels) {
    return target -> new Redirect(target, cancels, call.at());
  }

  /** Whether an expression can only be a guard. */
  static boolean isFunction(ExpressionTree tree) {
    ExpressionTree bare = Evaluator.bare(tree);
    return bare instanceof LambdaExpressionTree || bare instanceof MemberReferenceTree;
  }
}
