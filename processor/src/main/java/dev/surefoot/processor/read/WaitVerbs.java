package dev.surefoot.processor.read;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Name;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Span;
import java.util.Optional;

/** Applies {@code pause}, {@code await} and {@code after}. */
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
    if (call.size() < 2 || call.size() > 3) {
      reading.illTyped();
      return Optional.empty();
    }
    Optional<Name> name = arguments.name(call.frame(), call.argument(0), "an await");
    Optional<Name> key = arguments.key(call.frame(), call.argument(1), "what is awaited");
    if (call.size() == 2) {
      return name.flatMap(n -> key.map(k -> new Await(n, awaited(k), null, call.at())));
    }
    Optional<Await.Timeout> timeout = arguments.timeout(call.frame(), call.argument(2));
    return name.flatMap(
        n -> key.flatMap(k -> timeout.map(t -> new Await(n, awaited(k), t, call.at()))));
  }

  private static Awaited awaited(Name key) {
    return new Awaited(key.text(), null, key.at());
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
