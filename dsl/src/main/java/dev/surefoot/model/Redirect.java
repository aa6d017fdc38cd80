package dev.surefoot.model;

/**
 * Goes on at another step.
 *
 * @param cancels whether it leaves the parallels around it and cancels what runs in them
 */
public record Redirect(Target target, boolean cancels, Source at) implements Node {
  /** Where a redirection goes. */
  public sealed interface Target {
    /** The place that names the target. */
    Source at();
  }

  /** To the one step of this class. */
  public record ToStep(StepClass step) implements Target {
    @Override
    public Source at() {
      return step.at();
    }
  }

  /** To the step, choice or parallel of this name. */
  public record ToName(Name name) implements Target {
    @Override
    public Source at() {
      return name.at();
    }
  }

  /** A redirection that stays inside the parallels around it. */
  public Redirect(Target target, Source at) {
    this(target, false, at);
  }

  /** A redirection to the one step of a class, without a place. */
  public static Redirect toStep(StepClass step) {
    return new Redirect(new ToStep(step), Source.NONE);
  }

  /** A redirection to a name, without a place. */
  public static Redirect toName(Name name) {
    return new Redirect(new ToName(name), Source.NONE);
  }

  /** The same, leaving the parallels around it and cancelling what runs in them. */
  public Redirect cancelling() {
    return new Redirect(target, true, at);
  }

  @Override
  public Kind kind() {
    return cancels ? Kind.CANCELLING_REDIRECTION : Kind.REDIRECTION;
  }
}
