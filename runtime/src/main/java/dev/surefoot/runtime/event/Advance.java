package dev.surefoot.runtime.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an event in the same commit.
 *
 * @param fired the silent transitions that fired, in order; a choice's outcome {@code
 *     choice/branch} says which guard held, so that none is ever asked again
 * @param failed choices of which a guard threw
 * @param calls steps handed out
 * @param undos undos handed out
 * @param result if the instance came to its end: the execution that made the flow's result, 0 for
 *     its input, -1 for none; else null
 */
public record Advance(
    List<String> fired,
    List<ChoiceFailed> failed,
    List<Handed> calls,
    List<Handed> undos,
    @Nullable Integer result) {
  /** Nothing follows. */
  public static final Advance NONE = new Advance(List.of(), List.of(), List.of(), List.of(), null);

  public Advance {
    fired = Lists.of(fired);
    failed = Lists.of(failed);
    calls = Lists.of(calls);
    undos = Lists.of(undos);
  }

  /** Only steps are handed out. */
  public static Advance ofCalls(List<Handed> calls) {
    return new Advance(List.of(), List.of(), calls, List.of(), null);
  }

  /** Only undos are handed out. */
  public static Advance ofUndos(List<Handed> undos) {
    return new Advance(List.of(), List.of(), List.of(), undos, null);
  }

  static Advance orNone(@Nullable Advance advance) {
    return advance == null ? NONE : advance;
  }
}
