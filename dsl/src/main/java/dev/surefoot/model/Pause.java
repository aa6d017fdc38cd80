package dev.surefoot.model;

import java.util.Optional;

/** Lets a length of time pass. */
public record Pause(Name name, Span time, Source at) implements Node {
  /** A pause without a place. */
  public static Pause of(Name name, Span time) {
    return new Pause(name, time, Source.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.PAUSE;
  }

  @Override
  public Optional<Name> label() {
    return Optional.of(name);
  }
}
