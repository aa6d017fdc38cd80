package dev.surefoot.processor.write.picture;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.List;

/** Flows as trees, with guards that have a text as if they had been read. */
public final class Flows {
  private Flows() {}

  /** Thirty steps, nested parallels, jumps of several kinds, and long names. */
  public static FlowModel loan() {
    return new FlowModel(
        "loan-application",
        seq(
            task("receive-application"),
            task("check-completeness"),
            choice(
                "complete",
                when(
                    "papers-missing",
                    "Application::papersMissing",
                    task("ask-for-the-missing-papers-by-letter-and-by-mail"),
                    jump("check-completeness")),
                when("withdrawn", "Application::withdrawn", task("thank-applicant"), End.of()),
                otherwise()),
            parallel(
                "assess",
                branch(
                    "credit",
                    task("query-credit-bureau"),
                    choice(
                        "bureau-answer",
                        when("unclear", "(a) -> a.unclear()", jump("query-credit-bureau")),
                        otherwise(task("rate-credit")))),
                branch(
                    "property",
                    parallel(
                        "appraise",
                        branch("value", task("order-appraisal"), task("check-appraisal")),
                        branch("title", task("read-land-register")),
                        branch("photos")),
                    task("rate-property")),
                branch("income", task("check-payslips"), task("rate-income"))),
            action(
                "decide",
                "shop.RateApplication",
                when("refused", "Rating::refused", task("write-refusal"), End.of()),
                when(
                    "senior",
                    "Rating::needsSenior",
                    task("ask-senior"),
                    choice(
                        "senior-says",
                        when("look-again", "Vote::lookAgain", jump("assess")),
                        when("more-papers", "Vote::morePapers", jump("check-completeness")),
                        when("at-once", "Vote::atOnce", jump("pay-out")),
                        otherwise())),
                otherwise(task("note-decision"))),
            task("write-contract"),
            parallel(
                "sign",
                branch("customer", task("customer-signs")),
                branch("bank", task("first-clerk-signs"), task("second-clerk-signs"))),
            task("register-mortgage"),
            task("pay-out"),
            task("file-papers"),
            task("close-application")));
  }

  /** Every way in which a jump can be drawn, and every split that is odd. */
  public static FlowModel tangle() {
    String longest = "a-very-long-name-".repeat(5) + "of-100-letters-";
    return new FlowModel(
        "tangle",
        seq(
            task(longest),
            parallel("nothing"),
            parallel("one-branch", branch("only", task("alone"))),
            choice("only-fallback", otherwise(task("always"))),
            choice(
                "first",
                when("back", "", jump(longest)),
                when("sideways", "", task("before"), jump("in-the-last")),
                when("into-the-next", "", jump("deep")),
                when("past-the-next", "", task("a"), jump("last")),
                otherwise(task("in-the-last"), task("loop-start"), task("loop-end"))),
            choice(
                "second",
                when(
                    "inner",
                    "x -> x < 3 && \"a\".equals(y)",
                    choice(
                        "third",
                        when(
                            "deeper",
                            "",
                            task("deep"),
                            choice("fourth", when("again", "", jump("deep")), otherwise())),
                        when("up-and-in", "", jump("loop-start")),
                        otherwise(task("b")))),
                when(
                    "all-leave",
                    "",
                    choice("leaving", when("stop", "", End.of()), otherwise(jump("second")))),
                otherwise()),
            task("last"),
            choice("until", when("done", "", End.of()), otherwise(jump("first")))));
  }

  /** A sub-flow in a branch, with a jump of its own and a sub-flow inside, and one at the top. */
  public static FlowModel invoiced() {
    FlowModel post = new FlowModel("post", seq(task("print"), task("frank")));
    FlowModel invoice =
        new FlowModel(
            "invoice",
            seq(
                task("make-invoice"),
                choice(
                    "approved",
                    when("wrong", "Invoice::isWrong", jump("make-invoice")),
                    when("free", "i -> i.sum() == 0", End.of()),
                    otherwise()),
                subflow("posting", "shop.PostFlow", post)));
    return new FlowModel(
        "invoiced",
        seq(
            task("reserve"),
            parallel(
                "fulfil",
                branch("parcel", task("pack"), task("ship")),
                branch("papers", subflow("invoicing", "shop.InvoiceFlow", invoice))),
            choice(
                "returned",
                when("returned", "Order::returned", jump("fulfil")),
                otherwise(subflow("reminding", "shop.PostFlow", post))),
            task("close")));
  }

  static Node subflow(String name, String definition, FlowModel flow) {
    return Subflow.of(Name.of(name), Name.of(definition), flow);
  }

  static Sequence seq(Node... nodes) {
    return new Sequence(List.of(nodes));
  }

  static Node task(String name) {
    StringBuilder simple = new StringBuilder();
    for (String word : name.split("-")) {
      simple.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return task(name, "shop." + simple);
  }

  static Node task(String name, String step) {
    return Task.of(Name.of(name), new StepClass(step, Source.NONE));
  }

  static Node choice(String name, Branch... branches) {
    return Choice.of(Name.of(name), null, List.of(branches));
  }

  static Node action(String name, String step, Branch... branches) {
    return Choice.of(Name.of(name), new StepClass(step, Source.NONE), List.of(branches));
  }

  static Node parallel(String name, Branch... branches) {
    return Parallel.of(Name.of(name), List.of(branches));
  }

  static Node jump(String target) {
    return Redirect.toName(Name.of(target));
  }

  static Branch when(String label, String guard, Node... body) {
    Guard asked = new Guard(null, null, new Source(null, guard));
    return Branch.when(Name.of(label), asked, seq(body));
  }

  static Branch otherwise(Node... body) {
    return Branch.otherwise(seq(body));
  }

  static Branch branch(String name, Node... body) {
    return Branch.parallel(Name.of(name), seq(body));
  }
}
