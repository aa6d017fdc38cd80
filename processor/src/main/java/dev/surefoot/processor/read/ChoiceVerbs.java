package dev.surefoot.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies {@code when} and {@code otherwise}, with too many or too few of them too. */
final class ChoiceVerbs {
  private final Arguments arguments;
  private final Reading reading;

  ChoiceVerbs(Arguments arguments, Reading reading) {
    this.arguments = arguments;
    this.reading = reading;
  }

  static boolean isChoiceVerb(String name) {
    return name.equals("when") || name.equals("otherwise");
  }

  /** A choice that stands for one that could not be read. */
  Value.Choice unreadable(Verbs.Call call) {
    return new Value.Choice(Sequence.EMPTY, Name.of("unreadable"), null, List.of(), call.at());
  }

  /** The choice with which a body ends, which has its fallback already. */
  Optional<Value.Choice> reopened(Value.Body body) {
    List<Node> nodes = body.sequence().nodes();
    if (nodes.isEmpty() || !(nodes.get(nodes.size() - 1) instanceof Choice last)) {
      return Optional.empty();
    }
    Sequence before = new Sequence(nodes.subList(0, nodes.size() - 1));
    return Optional.of(
        new Value.Choice(before, last.name(), last.action(), last.branches(), last.at()));
  }

  Value apply(Verbs.Call call, Value.Choice choice) {
    if (call.verb().equals("when")) {
      return when(call).<Value>map(choice::with).orElse(Value.Unreadable.VALUE);
    }
    return otherwise(call)
        .<Value>map(branch -> choice.with(branch).closed())
        .orElse(Value.Unreadable.VALUE);
  }

  private Optional<Branch> when(Verbs.Call call) {
    return switch (call.size()) {
      case 2 ->
          Verbs.isFunction(call.argument(1))
              ? illTyped() // the body is missing
              : branch(call, false, 0, null, 1);
      case 3 -> isType(call, 1) ? branch(call, false, 0, null, 2) : guarded(call, false, 0, 2);
      case 4 -> typed(call, false);
      default -> illTyped();
    };
  }

  private Optional<Branch> otherwise(Verbs.Call call) {
    return switch (call.size()) {
      case 1 -> Verbs.isFunction(call.argument(0)) ? illTyped() : branch(call, true, -1, null, 0);
      case 2 -> Verbs.isFunction(call.argument(0)) ? guarded(call, true, -1, 1) : illTyped();
      case 3 -> guarded(call, true, 0, 2);
      case 4 -> typed(call, true);
      default -> illTyped();
    };
  }

  private Optional<Branch> illTyped() {
    reading.illTyped();
    return Optional.empty();
  }

  private Optional<Branch> guarded(Verbs.Call call, boolean fallback, int label, int body) {
    Guard guard = arguments.guard(call.frame(), null, call.argument(label + 1));
    return branch(call, fallback, label, guard, body);
  }

  private Optional<Branch> typed(Verbs.Call call, boolean fallback) {
    Optional<Name> key =
        arguments.key(call.frame(), call.argument(1), "what the guard is asked of");
    Guard guard = arguments.guard(call.frame(), key.orElse(null), call.argument(2));
    Optional<Branch> branch = branch(call, fallback, 0, guard, 3);
    return key.isPresent() ? branch : Optional.empty();
  }

  /**
   * Reads name and body even if one of them has a mistake; a label of -1 means that there is none.
   */
  private Optional<Branch> branch(
      Verbs.Call call, boolean fallback, int label, @Nullable Guard guard, int body) {
    Optional<Name> name =
        label < 0
            ? Optional.of(new Name(Branch.OTHERWISE, call.at()))
            : arguments.name(call.frame(), call.argument(label), "a branch");
    Optional<Sequence> sequence = arguments.body(call.frame(), call.argument(body));
    return name.flatMap(n -> sequence.map(s -> new Branch(n, fallback, guard, s, call.at())));
  }

  private boolean isType(Verbs.Call call, int index) {
    ExpressionTree bare = Evaluator.bare(call.argument(index));
    return Evaluator.isClassLiteral(bare)
        || (bare instanceof IdentifierTree name
            && call.frame()
                .local(name.getName().toString())
                .filter(local -> local.use() instanceof Value.ClassLiteral)
                .isPresent());
  }
}
