package dev.surefoot.processor.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions as far as a flow is made of them. It refuses nothing by itself: what is no
 * part of a flow's structure stays an expression, and whoever expected more says so.
 */
final class Evaluator {
  private final NameResolver names;
  private final Constants constants;
  private final Reading reading;
  private final Resolutions resolutions;
  private @Nullable Calls calls;

  Evaluator(NameResolver names, Constants constants, Reading reading, Resolutions resolutions) {
    this.names = names;
    this.constants = constants;
    this.reading = reading;
    this.resolutions = resolutions;
  }

  /** Says how calls are evaluated, which in turn needs this evaluator. */
  void follow(Calls calls) {
    this.calls = calls;
  }

  Value value(Frame frame, ExpressionTree tree) {
    ExpressionTree bare = bare(tree);
    if (bare instanceof LiteralTree literal && literal.getValue() != null) {
      return new Value.Constant(literal.getValue(), frame.site().source(bare));
    }
    if (bare instanceof BinaryTree binary) {
      return sum(frame, binary);
    }
    if (bare instanceof MethodInvocationTree call) {
      return Objects.requireNonNull(calls, "calls").call(frame, call);
    }
    if (bare instanceof IdentifierTree name) {
      return frame
          .local(name.getName().toString())
          .map(Local::use)
          .orElseGet(() -> field(frame, name));
    }
    if (bare instanceof MemberSelectTree select) {
      return select(frame, select);
    }
    return new Value.Expression(frame.site(), bare);
  }

  /** Without the parentheses and casts around it. */
  static ExpressionTree bare(ExpressionTree tree) {
    ExpressionTree at = tree;
    while (true) {
      if (at instanceof ParenthesizedTree inner) {
        at = inner.getExpression();
      } else if (at instanceof TypeCastTree cast) {
        at = cast.getExpression();
      } else {
        return at;
      }
    }
  }

  static boolean isClassLiteral(Tree tree) {
    return tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals("class");
  }

  private Value sum(Frame frame, BinaryTree binary) {
    Value left = value(frame, binary.getLeftOperand());
    Value right = value(frame, binary.getRightOperand());
    if (left instanceof Value.Unreadable || right instanceof Value.Unreadable) {
      return Value.Unreadable.VALUE;
    }
    return Constants.plus(binary, constant(left), constant(right))
        .<Value>map(sum -> new Value.Constant(sum, frame.site().source(binary)))
        .orElseGet(() -> new Value.Expression(frame.site(), binary));
  }

  private static Optional<Object> constant(Value value) {
    return value instanceof Value.Constant c ? Optional.of(c.value()) : Optional.empty();
  }

  private Value select(Frame frame, MemberSelectTree select) {
    Site site = frame.site();
    if (isClassLiteral(select)) {
      return classLiteral(site, select);
    }
    ExpressionTree of = bare(select.getExpression());
    boolean ofValue =
        !(of instanceof MemberSelectTree || of instanceof IdentifierTree)
            || (of instanceof IdentifierTree name
                && frame.local(name.getName().toString()).isPresent());
    return ofValue ? new Value.Expression(site, select) : field(frame, select);
  }

  private Value classLiteral(Site site, MemberSelectTree literal) {
    ExpressionTree type = literal.getExpression();
    Optional<String> binaryName = names.binaryName(site, type);
    if (binaryName.isEmpty()) {
      return reading.unresolved();
    }
    var element = names.type(site, type);
    element.ifPresent(e -> resolutions.type(site, type, e));
    return new Value.ClassLiteral(binaryName.get(), element.orElse(null), site.source(literal));
  }

  private Value field(Frame frame, ExpressionTree name) {
    Site site = frame.site();
    if (name instanceof IdentifierTree id
        && (id.getName().contentEquals("this") || id.getName().contentEquals("super"))) {
      return new Value.Expression(site, name);
    }
    Optional<VariableElement> field = names.field(site, name);
    if (field.isEmpty()) {
      // a field of a field's value is no constant; anything else has no meaning
      return name instanceof MemberSelectTree select
              && names.field(site, select.getExpression()).isPresent()
          ? new Value.Expression(site, name)
          : reading.unresolved();
    }
    resolutions.field(site, name, field.get());
    return constants
        .of(field.get())
        .<Value>map(value -> new Value.Constant(value, site.source(name)))
        .orElseGet(() -> new Value.Expression(site, name));
  }
}
