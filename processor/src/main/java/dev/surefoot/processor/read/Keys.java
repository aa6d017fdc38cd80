package dev.surefoot.processor.read;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WildcardTree;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads expressions that make keys, and gives the key's id: {@code Key.of(Line.class, "first")},
 * {@code new Key<List<Line>>("first") {}}, and constants that hold one of these.
 */
final class Keys {
  private final Trees trees;
  private final NameResolver names;
  private final Evaluator evaluator;
  private final Resolutions resolutions;

  Keys(Trees trees, NameResolver names, Evaluator evaluator, Resolutions resolutions) {
    this.trees = trees;
    this.names = names;
    this.evaluator = evaluator;
    this.resolutions = resolutions;
  }

  /** The id of the key, or empty if the expression makes none that can be read. */
  Optional<String> id(Frame frame, Tree expression) {
    return id(frame, expression, null);
  }

  private Optional<String> id(Frame frame, Tree expression, @Nullable Tree declared) {
    if (!(expression instanceof ExpressionTree written)) {
      return Optional.empty();
    }
    ExpressionTree bare = Evaluator.bare(written);
    if (bare instanceof NewClassTree made) {
      return captured(frame, made, declared);
    }
    if (bare instanceof MethodInvocationTree call) {
      return called(frame, call);
    }
    if (bare instanceof IdentifierTree || bare instanceof MemberSelectTree) {
      return names.field(frame.site(), bare).flatMap(this::held);
    }
    return Optional.empty();
  }

  private Optional<String> captured(Frame frame, NewClassTree made, @Nullable Tree declared) {
    Tree type = made.getIdentifier();
    if (type instanceof ParameterizedTypeTree diamond
        && diamond.getTypeArguments().isEmpty()
        && declared != null) {
      type = declared;
    }
    if (!(type instanceof ParameterizedTypeTree generic)
        || generic.getTypeArguments().size() != 1
        || !isKey(frame, generic.getType())
        || made.getArguments().size() > 1) {
      return Optional.empty();
    }
    return type(frame, generic.getTypeArguments().get(0))
        .flatMap(t -> named(frame, t, made.getArguments(), 0));
  }

  private Optional<String> called(Frame frame, MethodInvocationTree call) {
    if (!(call.getMethodSelect() instanceof MemberSelectTree of)
        || !of.getIdentifier().contentEquals("of")
        || !isKey(frame, of.getExpression())
        || call.getArguments().isEmpty()
        || call.getArguments().size() > 2
        || !(evaluator.value(frame, call.getArguments().get(0))
            instanceof Value.ClassLiteral literal)) {
      return Optional.empty();
    }
    String type = TypeNames.boxed(literal.typeName());
    return named(frame, type, call.getArguments(), 1);
  }

  private boolean isKey(Frame frame, Tree type) {
    return names
        .type(frame.site(), type)
        .filter(t -> t.getQualifiedName().contentEquals(Dsl.KEY))
        .isPresent();
  }

  private Optional<String> named(
      Frame frame, String type, List<? extends ExpressionTree> arguments, int index) {
    if (arguments.size() <= index) {
      return Optional.of(type);
    }
    return evaluator.value(frame, arguments.get(index)) instanceof Value.Constant constant
            && constant.value() instanceof String name
        ? Optional.of(name.isEmpty() ? type : type + "@" + name)
        : Optional.empty();
  }

  /** The key in a constant, whose source has to be at hand. */
  private Optional<String> held(VariableElement field) {
    Optional<Site> site = Site.in(field, trees);
    if (!field.getModifiers().contains(Modifier.FINAL)
        || site.isEmpty()
        || !(trees.getPath(field).getLeaf() instanceof VariableTree variable)
        || variable.getInitializer() == null
        || variable.getInitializer() instanceof IdentifierTree) {
      return Optional.empty();
    }
    return id(new Frame(site.get()), variable.getInitializer(), variable.getType());
  }

  /** A type's name, from the tree of a type that the compiler has not looked at yet. */
  private Optional<String> type(Frame frame, Tree type) {
    if (type instanceof AnnotatedTypeTree annotated) {
      return type(frame, annotated.getUnderlyingType());
    }
    if (type instanceof ArrayTypeTree array) {
      return type(frame, array.getType()).map(t -> t + "[]");
    }
    if (type instanceof WildcardTree wildcard) {
      return wildcard(frame, wildcard);
    }
    if (type instanceof ParameterizedTypeTree generic) {
      List<String> arguments = new ArrayList<>();
      generic.getTypeArguments().forEach(a -> type(frame, a).ifPresent(arguments::add));
      return arguments.size() < generic.getTypeArguments().size()
          ? Optional.empty()
          : type(frame, generic.getType()).map(raw -> TypeNames.generic(raw, arguments));
    }
    Optional<TypeElement> element = names.type(frame.site(), type);
    element.ifPresent(e -> resolutions.type(frame.site(), type, e));
    return names.binaryName(frame.site(), type);
  }

  private Optional<String> wildcard(Frame frame, WildcardTree wildcard) {
    return switch (wildcard.getKind()) {
      case EXTENDS_WILDCARD -> type(frame, wildcard.getBound()).map(TypeNames::upper);
      case SUPER_WILDCARD -> type(frame, wildcard.getBound()).map(TypeNames::lower);
      default -> Optional.of("?");
    };
  }
}
