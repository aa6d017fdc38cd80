package dev.surefoot.processor.read;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The values of constant variables (JLS 4.12.4). Where a field's source is part of the compilation
 * its initialiser is folded here, because to ask the compiler would make it attribute a part of the
 * class too early. Concatenations and sums are folded; other operators make a name computed.
 */
final class Constants {
  private final Trees trees;
  private final NameResolver names;
  private final Reading reading;
  private final Set<VariableElement> folding = new HashSet<>();

  Constants(Trees trees, NameResolver names, Reading reading) {
    this.trees = trees;
    this.names = names;
    this.reading = reading;
  }

  /** A field's value, if it is a constant. */
  Optional<Object> of(VariableElement field) {
    if (!field.getModifiers().contains(Modifier.FINAL)) {
      return Optional.empty();
    }
    TreePath path = trees.getPath(field);
    Optional<Site> site = Site.in(field, trees);
    if (path == null || site.isEmpty() || !(path.getLeaf() instanceof VariableTree variable)) {
      return Optional.ofNullable(field.getConstantValue());
    }
    if (variable.getInitializer() == null || !folding.add(field)) {
      return Optional.empty();
    }
    try {
      return fold(site.get(), variable.getInitializer())
          .filter(value -> isOf(field.asType(), value));
    } finally {
      folding.remove(field);
    }
  }

  private Optional<Object> fold(Site site, ExpressionTree tree) {
    if (tree instanceof LiteralTree literal) {
      return Optional.ofNullable(literal.getValue());
    }
    if (tree instanceof ParenthesizedTree inner) {
      return fold(site, inner.getExpression());
    }
    if (tree instanceof BinaryTree binary) {
      return plus(
          binary, fold(site, binary.getLeftOperand()), fold(site, binary.getRightOperand()));
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      Optional<VariableElement> field = names.field(site, tree);
      if (field.isEmpty() && tree instanceof IdentifierTree) {
        reading.unresolved();
      }
      return field.flatMap(this::of);
    }
    return Optional.empty();
  }

  /** Whether a constant has this very type, so that it prints as a variable of the type would. */
  static boolean isOf(TypeMirror type, Object value) {
    return type.getKind() == TypeKind.DECLARED
        ? value instanceof String && type.toString().equals("java.lang.String")
        : isOf(type.getKind(), value);
  }

  static boolean isOf(TypeKind primitive, Object value) {
    return switch (primitive) {
      case INT -> value instanceof Integer;
      case LONG -> value instanceof Long;
      case CHAR -> value instanceof Character;
      case BOOLEAN -> value instanceof Boolean;
      case DOUBLE -> value instanceof Double;
      case FLOAT -> value instanceof Float;
      default -> false;
    };
  }

  /** The sum of two constants, or empty if either is none or the operator is another. */
  static Optional<Object> plus(
      BinaryTree operation, Optional<Object> left, Optional<Object> right) {
    if (operation.getKind() != Tree.Kind.PLUS || left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(plus(left.get(), right.get()));
  }

  private static @Nullable Object plus(Object left, Object right) {
    if (left instanceof String || right instanceof String) {
      return left.toString() + right;
    }
    Object a = promoted(left);
    Object b = promoted(right);
    if (a instanceof Integer i && b instanceof Integer j) {
      return i + j;
    }
    return isWhole(a) && isWhole(b)
        ? (Object) (((Number) a).longValue() + ((Number) b).longValue())
        : null; // the sum of others has a dot, which no name has
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer || value instanceof Long;
  }

  private static Object promoted(Object value) {
    if (value instanceof Character c) {
      return (int) c;
    }
    return value instanceof Byte || value instanceof Short ? ((Number) value).intValue() : value;
  }
}
