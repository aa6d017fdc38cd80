package dev.surefoot.processor.read;

import dev.surefoot.check.Finding;
import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Correlation;
import dev.surefoot.model.Name;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.Span;
import java.util.List;
import java.util.Optional;

/** Applies {@code pause}, {@code await}, {@code after} and {@code correlatedBy}. */
final class WaitVerbs {
  private final Arguments arguments;
  private final Reading reading;

  WaitVerbs(Arguments arguments, Reading reading) {
    this.arguments = arguments;
    this.reading = reading;
  }

  Optional<Pause> pause(Verbs.Call call) {
    if (call.size() != 2) {
      reading.illTyped();
      return Optional.empty();
    }
    Optional<Name> name = arguments.name(call.frame(), call.argument(0), "a pause");
    Optional<Span> time = arguments.time(call.frame(), call.argument(1));
    return name.flatMap(n -> time.map(t -> new Pause(n, t, call.at())));
  }

  Optional<Await> await(Verbs.Call call) {
    if (call.size() < 2 || call.size() > 4) {
      reading.illTyped();
      return Optional.empty();
    }
    Optional<Name> name = arguments.name(call.frame(), call.argument(0), "an await");
    Optional<Name> key =
        arguments.key(call.frame(), call.argument(1), "what is awaited").filter(this::isDatum);
    Optional<Await> await =
        name.flatMap(n -> key.map(k -> new Await(n, awaited(k), null, call.at())));
    if (call.size() == 2) {
      return await;
    }
    Value third = arguments.value(call.frame(), call.argument(2));
    if (call.size() == 3 && !(third instanceof Value.Correlated)) {
      return arguments.timeout(third).flatMap(time -> await.map(a -> a.with(time)));
    }
    Optional<Correlation> by = arguments.correlation(third);
    Optional<Await> correlated = by.flatMap(b -> await.map(a -> a.with(b)));
    return call.size() == 3
        ? correlated
        : arguments
            .timeout(arguments.value(call.frame(), call.argument(3)))
            .flatMap(time -> correlated.map(a -> a.with(time)));
  }

  private boolean isDatum(Name key) {
    String type = key.text().split("@", 2)[0];
    boolean isCause = type.equals(Dsl.CAUSE);
    if (!isCause && !type.equals(Dsl.ATTEMPT)) {
      return true;
    }
    reading.refuse(
        Finding.READ_CLASS.problem(
            key.at(),
            List.of(),
            "the key of what is awaited is "
                + (isCause ? "a Cause" : "an Attempt")
                + ", which is no datum: the call of a step is given it",
            "name the class of the answer"));
    return false;
  }

  private static Awaited awaited(Name key) {
    return new Awaited(key.text(), null, key.at());
  }

  Value correlatedBy(Verbs.Call call) {
    if (call.size() == 1) {
      Source function = arguments.function(call.frame(), call.argument(0));
      return new Value.Correlated(new Correlation(null, null, function, function));
    }
    if (call.size() != 2) {
      return reading.illTyped();
    }
    Optional<Name> key =
        arguments.key(call.frame(), call.argument(0), "the datum that the correlation asks for");
    Source function = arguments.function(call.frame(), call.argument(1));
    return key.<Value>map(
            k -> new Value.Correlated(new Correlation(k.text(), null, function, k.at())))
        .orElse(Value.Unreadable.VALUE);
  }

  Value after(Verbs.Call call) {
    if (call.size() != 2) {
      return reading.illTyped();
    }
    Optional<Span> time = arguments.time(call.frame(), call.argument(0));
    Optional<Sequence> body = arguments.body(call.frame(), call.argument(1));
    return time.flatMap(t -> body.map(b -> new Await.Timeout(t, b, call.at())))
        .<Value>map(Value.Timeout::new)
        .orElse(Value.Unreadable.VALUE);
  }
}
