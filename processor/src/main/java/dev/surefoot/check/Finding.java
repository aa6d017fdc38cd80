package dev.surefoot.check;

import dev.surefoot.model.Source;
import java.util.List;
import java.util.Locale;

/**
 * Every rule that a flow can break, in order of precedence: of several that concern one jump, the
 * first is reported.
 *
 * <p>Message and fix are {@link java.util.Formatter} templates over the same arguments; the user
 * documentation is made from code, explanation and fix.
 */
public enum Finding {
  READ_SHAPE(
      "%1$s",
      "%2$s",
      "A flow has one fixed shape, so loops, conditions and computed parts cannot be read."),
  READ_CONSTANT(
      "%1$s", "%2$s", "Names are identity across restarts and versions, so they are constants."),
  READ_CLASS("%1$s", "%2$s", "Steps are named by class literals, so that the compiler knows them."),
  READ_DROPPED(
      "%1$s",
      "%2$s", "A body is immutable: each verb gives a new one, and what is not used is lost."),
  READ_RECURSION(
      "%1$s",
      "%2$s", "Helper methods are laid into the flow where they are called, so they cannot recur."),
  READ_OTHER_FILE(
      "%1$s",
      "%2$s",
      "All that a flow is made of stands in one source file, so that incremental builds see it."),
  READ_SIZE(
      "%1$s",
      "%2$s",
      "A flow has at most 1,500 steps, jumps and ends, and helper methods are called 10,000 times"
          + " at most."),
  READ_FLOW_CLASS(
      "%1$s",
      "%2$s",
      "A flow class is concrete, extends FlowDefinition, and can be made without arguments."),
  READ_SUBFLOW(
      "%1$s",
      "%2$s",
      "A sub-flow is written as new InvoiceFlow(), of a class that is compiled with the processor,"
          + " and no flow is a sub-flow of itself."),
  READ_STEP(
      "%1$s",
      "%2$s",
      "A step class is concrete, not inner, callable from the flow's package, and has one @Run."),
  NAME_FORM(
      "'%2$s' cannot name a %1$s: %3$s",
      "%4$s",
      "Names begin with a small letter, go on with small letters, digits and dashes, and have at"
          + " most 100 characters."),
  TIME_FORM(
      "'%1$s' is no length of time",
      "write a whole number above 0 and one of ms, s, m, h, d, such as 500ms, 30s or 14d",
      "A pause and a timeout say how long they wait, as a constant."),
  NAME_DUPLICATE(
      "'%1$s' already names %2$s",
      "%3$s",
      "Tasks, choices and parallels have names of their own in their flow, branches in their choice"
          + " or parallel."),
  TARGET_UNKNOWN(
      "%1$s goes to %2$s, which this flow does not have%3$s",
      "jump to a task, choice or parallel of this flow: %4$s",
      "A jump goes to a step of its own flow, by its class or by its name."),
  TARGET_AMBIGUOUS(
      "%1$s goes to %2$s, but %3$s steps run that class: %4$s",
      "jump by name: %5$s", "A jump by class needs exactly one step of that class."),
  AFTER_JUMP(
      "%1$s stands after %2$s and can never run",
      "move it before %2$s, or leave it out", "Nothing can follow a jump or an end."),
  FALLBACK_MISSING(
      "choice '%1$s' has no fallback",
      "close it with .otherwise(...), or .otherwise(pass()) where nothing is to be done",
      "A choice says what happens when none of its guards holds."),
  FALLBACK_TWICE(
      "choice '%1$s' has a second fallback",
      "keep one .otherwise(...) and give the other branch a guard: .when(label, guard, ...)",
      "A choice has exactly one fallback."),
  FALLBACK_LAST(
      "the fallback of choice '%1$s' stands before branch '%2$s'",
      "move .otherwise(...) behind the last .when(...)",
      "The fallback is the last branch of its choice, as it is the last to be asked."),
  FALLBACK_GUARD(
      "the fallback of choice '%1$s' has a guard",
      "leave the guard out, or make it a .when(label, guard, ...) and add an .otherwise(...)",
      "A fallback is taken when no guard holds, so it has none of its own."),
  GUARD_MISSING(
      "branch '%2$s' of choice '%1$s' has no guard",
      "give it one, .when(\"%2$s\", guard, ...), or make it the fallback, .otherwise(...)",
      "Each branch of a choice has a guard, except the fallback."),
  CANCEL_NOTHING(
      "%1$s leaves no parallel, so there is nothing to cancel",
      "%2$s",
      "A cancelling exit says that it leaves the parallels around it, so it leaves at least one."),
  REDIRECT_TOP(
      "%1$s goes to %2$s, and no guard decides whether it is taken",
      "put the jump into a guarded branch of a choice: .choice(name).when(label, guard, %3$s)"
          + ".otherwise(pass())%4$s",
      "No jump stands at top level: every instance would take it."),
  REDIRECT_FALLBACK(
      "%1$s goes to %2$s, but a fallback has to move forward",
      "jump from a guarded branch, and let the fallback lead on%3$s",
      "No jump stands in a fallback: when no guard holds, the flow moves forward."),
  REDIRECT_OWN_BRANCH(
      "%1$s goes to '%2$s', a step of its own branch",
      "%3$s%4$s", "No jump goes to a direct step of its own branch."),
  END_TOP(
      "the end at top level says what happens anyway",
      "leave end() out: the flow ends after its last step%1$s",
      "No end stands at top level: the flow ends there by itself."),
  REDIRECT_BARRIER(
      "%1$s goes to '%2$s', out of branch '%3$s' of parallel '%4$s'",
      "jump to a step of branch '%3$s', or let the branch end and jump from a choice after '%5$s'",
      "No jump leaves a branch of a parallel: its join would wait for ever, or fire too often."),
  REDIRECT_INTO_PARALLEL(
      "%1$s goes to '%2$s', into branch '%3$s' of parallel '%4$s', %5$s",
      "%6$s", "No jump enters a branch of a parallel: its join would wait for the other branches."),
  REDIRECT_SUBFLOW(
      "%1$s goes to %2$s, %3$s sub-flow '%4$s'",
      "%5$s",
      "No jump enters or leaves a sub-flow: it begins with its input, and ends with its result."),
  REDIRECT_ON_FAILURE(
      "%1$s goes to '%2$s', %3$s onFailure()",
      "%4$s",
      "No jump leads from define() into onFailure(), which begins when a step has failed for good,"
          + " or back."),
  END_IN_PARALLEL(
      "%1$s is inside branch '%2$s' of parallel '%3$s', and would leave the other branches behind",
      "let the branch come to its end, and end the flow from a choice after '%4$s'",
      "No end stands in a branch of a parallel: work would go on after the flow has finished."),
  UNREACHABLE("no way leads to %1$s", "%2$s", "Every step can be reached from the start."),
  NO_WAY_OUT(
      "%1$s never comes to the end of %2$s",
      "let a branch of %3$s lead on instead of jumping back", "Every step can reach the end."),
  SILENT_LOOP(
      "%1$s goes round to '%2$s' without running any step",
      "%3$s",
      "No way goes round without running a step: nothing on it could ever change an answer."),
  GUARD_SHADOWS(
      Severity.WARNING,
      "the guard of branch '%2$s' of choice '%1$s' %3$s",
      "%4$s",
      "Guards are asked in order, so one that always holds, or is asked a second time, leaves"
          + " branches that are never taken."),
  PARALLEL_NO_SPLIT(
      Severity.WARNING,
      "parallel '%1$s' has %2$s, so nothing runs at the same time",
      "%3$s",
      "A parallel with one branch is that branch, and one with none is nothing."),
  SECOND_OPINION_UNKNOWN(
      Severity.WARNING,
      "the net of flow '%1$s' is too large for a second opinion: %2$s",
      "split the flow, or trust the rules alone: they found it sound",
      "Each proof is repeated on the flow's net, by reduction and exploration up to a limit."),
  DATA_MISSING(
      "%1$s asks for %2$s",
      "%3$s", "What a step asks for is made on every way to it, or taken as Optional."),
  DATA_GUARD(
      "%1$s asks for %2$s", "%3$s", "What a guard asks for is made on every way to its choice."),
  DATA_CAUSE(
      "%1$s asks for a Cause, and stands where nothing has failed",
      "leave the parameter out, have the step in onFailure() only, or ask for the Cause in its @Undo"
          + " method",
      "A step has a Cause in onFailure(), and an undo; in define() nothing has failed yet."),
  DATA_CORRELATION(
      "%1$s asks for %2$s",
      "%3$s", "What the key of an await is computed from is made on every way to it."),
  DATA_RACE(
      "%1$s, in different branches of parallel '%2$s'",
      "%3$s",
      "Branches of a parallel do not write what another branch reads or writes: the order is open."),
  DATA_UNDO(
      "the undo of %1$s asks for %2$s",
      "%3$s", "An undo asks for what its own execution has read and made, and for nothing else."),
  DATA_RESULT(
      "the result of %1$s is %2$s", "%3$s", "The flow's result is made on every way to the end."),
  DATA_UNREAD(
      Severity.NOTE,
      "nobody reads %1$s, which %2$s makes",
      "%3$slet a step, a guard or the result ask for it",
      "An output that no step, guard, correlation, undo or result asks for may be a mistake."),
  UNDO_CONTRADICTION(
      "step '%1$s' has an @Undo method, and %2$s",
      "leave out undo = UndoContract.%3$s, or the @Undo method",
      "A step that nothing can or need undo has no @Undo method."),
  UNDO_UNSAID(
      "step '%1$s' does not say how it is undone, and flow '%2$s' compensates",
      "give it an @Undo method, or write @Step(undo = UndoContract.NONE) where nothing needs to be"
          + " undone, or UndoContract.IRREVERSIBLE where nothing can",
      "In a flow that compensates, every step says how it is undone."),
  UNDO_PIVOT(
      "'%1$s' cannot be undone, and %2$s %3$s",
      "%4$s",
      "After a step that cannot be undone, or beside it, no step can fail so that the flow goes"
          + " back."),
  BACK_TIMES(
      "'%1$s' goes back %2$s times when it fails, so that it never does",
      "give at least 1, or leave backTo out",
      "A step that goes back when it fails does so at least once."),
  BACK_UNKNOWN(
      "'%1$s' goes back to %2$s when it fails, and %3$s",
      "%4$s", "A step that fails goes back to one task of its own flow, by its class or its name."),
  BACK_NEVER(
      "'%1$s' goes back to '%2$s' when it fails, and %3$s",
      "%4$s", "A step that fails goes back to a task that has run before it, on its own way."),
  BACK_IRREVERSIBLE(
      "'%1$s' goes back to '%2$s' when it fails, and %3$s",
      "%4$s", "On some way back from a step that fails, everything can be undone."),
  ON_FAILURE_NEVER(
      "flow '%1$s' never comes to its onFailure(): no step has the failure policy FAIL",
      "write @Flow(onFailure = FailurePolicy.FAIL), or @Step(onFailure = FailurePolicy.FAIL) at the"
          + " steps whose failure it is for",
      "What a flow does on a failure begins when a step with the failure policy FAIL has failed for"
          + " good."),
  POLICY_ATTEMPTS(
      "%1$sstep '%2$s' has %3$s attempts, so that it is never called",
      "give at least 1, or Step.UNLIMITED for as many as it takes",
      "A step and its undo are called at least once."),
  POLICY_TIME(
      "'%1$s' is no length of time, in @%2$s(%3$s) of step '%4$s'",
      "write %5$s", "Lengths of time are a whole number and a unit: ms, s, m, h or d."),
  POLICY_TIMEOUT(
      "%1$sstep '%2$s' has a timeout of '%3$s', so that no call can be in time",
      "give a longer one, or leave it out for any time", "A timeout is longer than nothing."),
  POLICY_ONE_ATTEMPT(
      "%1$sstep '%2$s' says %3$s, and has only one attempt",
      "say how often it is called in all, such as @%4$s(attempts = 3), or leave %3$s out",
      "What is said of further attempts needs more than one."),
  POLICY_MAX_ALONE(
      "step '%1$s' has maxBackoff = \"%2$s\", and no backoff that it could limit",
      "give the time to the second attempt, such as backoff = \"1s\", or leave maxBackoff out",
      "A longest backoff needs a first one, which then doubles."),
  POLICY_BACKOFF(
      "the backoff of step '%1$s', '%2$s', is longer than %3$s",
      "give a shorter backoff, or maxBackoff = \"%4$s\" or more",
      "The first time between two attempts is not longer than the longest."),
  POLICY_RETRY_NOTHING(
      "step '%1$s' has several attempts, and retryOn names nothing that is worth another one",
      "name exceptions in retryOn, or leave it out for all",
      "A step with several attempts retries on something."),
  POLICY_CONCURRENCY(
      "step '%1$s' has concurrency = %2$s, so that none of its calls could run",
      "give at least 1, or leave it out for any number at once",
      "A limit lets at least one call of a step run."),
  POLICY_NO_BACKOFF(
      Severity.WARNING,
      "%1$sstep '%2$s' never gives up and has no backoff: it is called again at once, for ever",
      "give the time to the second attempt, such as @%3$s(attempts = Step.UNLIMITED, backoff ="
          + " \"1s\")",
      "A step that never gives up waits between its attempts."),
  OUTPUTS_PLACE(
      "@Outputs stands at method '%1$s' of step '%2$s', which %3$s",
      "write @Outputs at a @Run method that does not poll, and @Named at the components of its"
          + " record",
      "The @Run method whose record holds the outputs has @Outputs; their names stand at the"
          + " record's components."),
  OUTPUTS_RECORD(
      "@Run method '%1$s' of step '%2$s' has @Outputs, and returns %3$s, %4$s",
      "return a record with a component for each output, or leave out @Outputs",
      "A method with @Outputs returns a record, of which each component is an output."),
  OUTPUTS_COMPONENT(
      "component '%1$s' of record '%2$s' cannot be an output of step '%3$s': %4$s",
      "%5$s",
      "Each component of a record with outputs has a type and a name that a step can ask for."),
  OUTPUTS_TWICE(
      "components '%1$s' and '%2$s' of record '%3$s' are the same datum, %4$s: nobody can ask step"
          + " '%5$s' for one of them",
      "tell them apart with @Named, or let them have different types",
      "No two components of a record with outputs have the same type and name."),
  POLL_TWICE(
      "step '%1$s' has two @Poll methods, '%2$s' and '%3$s'",
      "keep one; other work is a step of its own", "A step has at most one @Poll method."),
  POLL_RESULT(
      "@Poll method '%1$s' of step '%2$s' returns %3$s, and not an Optional of the step's output",
      "return Optional.empty() while the work goes on, and an Optional of what it made at its end",
      "A @Poll method returns Optional<T>: empty while the work goes on, then the step's output."),
  POLL_HANDLE(
      "step '%1$s' polls, but its @Run method '%2$s' returns nothing to ask about",
      "let it return a handle of what it submitted, which the @Poll method may take",
      "The @Run method of a step that polls returns the handle of what it submitted."),
  POLL_EVERY(
      "step '%1$s' polls every '%2$s', so that it asks without a pause",
      "give the time between two questions, such as @Poll(every = \"30s\")",
      "There is time between two questions of a step that polls."),
  POLL_TIMEOUT(
      "step '%1$s' times out after '%2$s', before it asks once, every '%3$s'",
      "give a longer timeout, or ask more often",
      "A step that polls asks at least once before it times out.");

  private final Severity severity;
  private final String message;
  private final String fix;
  private final String explanation;

  Finding(String message, String fix, String explanation) {
    this(Severity.ERROR, message, fix, explanation);
  }

  Finding(Severity severity, String message, String fix, String explanation) {
    this.severity = severity;
    this.message = message;
    this.fix = fix;
    this.explanation = explanation;
  }

  /** The code that is printed, such as {@code SF-REDIRECT-BARRIER}. */
  public String code() {
    return "SF-" + name().replace('_', '-').toUpperCase(Locale.ROOT);
  }

  /** Whether it stops the build. */
  public Severity severity() {
    return severity;
  }

  /**
   * Whether the types of the DSL refuse it too, so that the compiler, if it got as far, would say
   * it a second time.
   */
  public boolean isTypeErrorToo() {
    return switch (this) {
      case AFTER_JUMP,
          FALLBACK_MISSING,
          FALLBACK_TWICE,
          FALLBACK_LAST,
          FALLBACK_GUARD,
          GUARD_MISSING ->
          true;
      default -> false;
    };
  }

  /** The rule in one line, for the user documentation. */
  public String explanation() {
    return explanation;
  }

  /**
   * This finding at a place.
   *
   * @param at the exact sub-expression
   * @param story why, line by line, in the order in which it happens; may be empty
   * @param arguments what the templates of message and fix name
   * @throws java.util.IllegalFormatException if a template names more arguments than there are
   */
  public Problem problem(Source at, List<String> story, Object... arguments) {
    return new Problem(
        this,
        String.format(Locale.ROOT, message, arguments),
        story,
        String.format(Locale.ROOT, fix, arguments),
        at);
  }
}
