package dev.surefoot.processor.read;

import dev.surefoot.model.BackTo;
import dev.surefoot.model.Name;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Task;
import java.util.Optional;

/** Applies {@code task} and {@code backTo}, and reads what names a step. */
final class TaskVerbs {
  private final Arguments arguments;
  private final Steps steps;
  private final Reading reading;

  TaskVerbs(Arguments arguments, Steps steps, Reading reading) {
    this.arguments = arguments;
    this.steps = steps;
    this.reading = reading;
  }

  /** A step class where it is used. */
  Optional<Steps.Use> step(Verbs.Call call, int index) {
    return arguments.type(call.frame(), call.argument(index), "the step").flatMap(steps::use);
  }

  /** {@code task(Step.class)}, with a name before it, and with {@code backTo} behind it. */
  Optional<Task> task(Verbs.Call call) {
    if (call.size() == 0 || call.size() > 3) {
      reading.illTyped();
      return Optional.empty();
    }
    Value last = arguments.value(call.frame(), call.argument(call.size() - 1));
    boolean backs = last instanceof Value.Back;
    if (call.size() == 3 && !backs) {
      arguments.back(last);
      return Optional.empty();
    }
    int at = call.size() - (backs ? 2 : 1);
    if (at < 0) {
      reading.illTyped();
      return Optional.empty();
    }
    if (at == 1
        && !backs
        && arguments.value(call.frame(), call.argument(0)) instanceof Value.ClassLiteral) {
      arguments.back(last);
      return Optional.empty();
    }
    Optional<Name> own =
        at == 0 ? Optional.empty() : arguments.name(call.frame(), call.argument(0), "a task");
    Optional<Steps.Use> step = step(call, at);
    Optional<Name> name = at == 0 ? step.map(Steps.Use::name) : own;
    name.ifPresent(reading::step);
    BackTo back = last instanceof Value.Back to ? to.to() : null;
    return name.flatMap(n -> step.map(s -> new Task(n, s.stepClass(), back, call.at())));
  }

  /** Where it goes back to when it fails. */
  Optional<BackTo> back(Verbs.Call call, int index) {
    Value value = arguments.value(call.frame(), call.argument(index));
    if (value instanceof Value.Back back) {
      return Optional.of(back.to());
    }
    arguments.back(value);
    return Optional.empty();
  }

  Value backTo(Verbs.Call call) {
    if (call.size() != 2) {
      return reading.illTyped();
    }
    Optional<Redirect.Target> target = target(call, "the target of a way back");
    Optional<Value.Constant> times = arguments.number(call.frame(), call.argument(1));
    return target
        .flatMap(to -> times.map(n -> new BackTo(to, (Integer) n.value(), n.at())))
        .<Value>map(Value.Back::new)
        .orElse(Value.Unreadable.VALUE);
  }

  /** The first argument, as the name or the class of a step. */
  Optional<Redirect.Target> target(Verbs.Call call, String what) {
    Value target = arguments.value(call.frame(), call.argument(0));
    if (target instanceof Value.Constant) {
      return arguments.name(call.frame(), call.argument(0), "the target").map(Redirect.ToName::new);
    }
    return arguments
        .target(target, what)
        .map(literal -> new Redirect.ToStep(new StepClass(literal.typeName(), literal.at())));
  }
}
