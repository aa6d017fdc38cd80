package dev.surefoot.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import dev.surefoot.check.Finding;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Name;
import dev.surefoot.model.Source;
import dev.surefoot.processor.SubflowType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads the second argument of {@code subflow}: an instance, made in place, of a flow class. */
final class SubflowReader {
  /**
   * A flow that is to be laid in.
   *
   * @param definition its class, and where an instance of it is made
   * @param flow empty where the flow has errors, which are told in its own file
   */
  record Use(Name definition, FlowModel flow) {}

  private final TypeElement flow;
  private final NameResolver names;
  private final FlowParts parts;
  private final Access access;
  private final Steps steps;
  private final Reading reading;
  private final Resolutions resolutions;
  private final Map<String, SubflowType> types = new LinkedHashMap<>();

  SubflowReader(
      TypeElement flow,
      NameResolver names,
      FlowParts parts,
      Access access,
      Steps steps,
      Reading reading,
      Resolutions resolutions) {
    this.flow = flow;
    this.names = names;
    this.parts = parts;
    this.access = access;
    this.steps = steps;
    this.reading = reading;
    this.resolutions = resolutions;
  }

  /** The flow of an expression, or empty after the first reason why it is none. */
  Optional<Use> use(Frame frame, ExpressionTree argument) {
    ExpressionTree bare = Evaluator.bare(argument);
    Site site = frame.site();
    if (!(bare instanceof NewClassTree made)) {
      return notMade(site, bare);
    }
    Tree type =
        made.getIdentifier() instanceof ParameterizedTypeTree g
            ? g.getType()
            : made.getIdentifier();
    Optional<String> more = more(made);
    if (more.isPresent()) {
      return refuse(
          site,
          bare,
          "the flow of a sub-flow is made " + more.get() + ", but it is read from its class alone",
          "write new " + type + "(), of a class that is a flow by itself");
    }
    Optional<TypeElement> definition = names.type(site, type);
    if (definition.isEmpty() || !names.members().complete(definition.get())) {
      reading.unresolved();
      return Optional.empty();
    }
    resolutions.type(site, type, definition.get());
    return use(definition.get(), site, bare);
  }

  private static Optional<String> more(NewClassTree made) {
    if (made.getEnclosingExpression() != null) {
      return Optional.of("inside of another object");
    }
    if (made.getClassBody() != null) {
      return Optional.of("by an anonymous class");
    }
    return made.getArguments().isEmpty() ? Optional.empty() : Optional.of("with arguments");
  }

  private Optional<Use> notMade(Site site, ExpressionTree bare) {
    boolean isNoObject =
        Evaluator.isClassLiteral(bare)
            || bare instanceof LiteralTree literal && literal.getValue() != null
            || bare instanceof LambdaExpressionTree
            || bare instanceof MemberReferenceTree;
    if (isNoObject) {
      reading.illTyped();
      return Optional.empty();
    }
    return refuse(
        site,
        bare,
        "the flow of a sub-flow is "
            + (bare instanceof IdentifierTree
                ? "the variable '" + bare + "'"
                : Shape.of(bare).noun())
            + ", but it must be known at compile time",
        "write an instance in place: new InvoiceFlow()");
  }

  private Optional<Use> use(TypeElement definition, Site site, Tree at) {
    if (!parts.isDefinition(definition) || definition.getModifiers().contains(Modifier.ABSTRACT)) {
      reading.illTyped();
      return Optional.empty();
    }
    if (Dsl.annotation(definition, Dsl.FLOW).isEmpty()) {
      return refuse(
          site,
          at,
          "class '" + definition.getSimpleName() + "' is no flow: it has no @Flow",
          "annotate it with @Flow, so that it is proved by itself too");
    }
    FlowPart part = parts.of(definition);
    Optional<SubflowType> type = parts.border(definition);
    if (part instanceof FlowPart.Unresolved || type.isEmpty()) {
      reading.unresolved();
      return Optional.empty();
    }
    if (part instanceof FlowPart.Refused refused) {
      return refuse(site, at, refused.message(), refused.fix());
    }
    if (!isAccessible(type.get(), site, at)) {
      return Optional.empty();
    }
    types.put(type.get().binaryName(), type.get());
    Source source = site.source(at);
    Name name = new Name(type.get().binaryName(), source);
    if (part instanceof FlowPart.Known known) {
      boolean callable = true;
      for (var step : known.flow().steps()) {
        callable &= steps.callable(step, source);
      }
      known.flow().subflows().forEach(inner -> types.put(inner.binaryName(), inner));
      return callable ? Optional.of(new Use(name, known.flow().model())) : Optional.empty();
    }
    reading.brokenPart();
    return Optional.of(new Use(name, parts.empty(definition)));
  }

  private boolean isAccessible(SubflowType type, Site site, Tree at) {
    return isAccessible(type, "input", Optional.of(type.input()), site, at)
        && isAccessible(type, "result", type.result(), site, at);
  }

  private boolean isAccessible(
      SubflowType type, String what, Optional<TypeMirror> datum, Site site, Tree at) {
    Optional<TypeElement> barred = datum.flatMap(access::barredBy);
    barred.ifPresent(
        b ->
            refuse(
                site,
                at,
                "the "
                    + what
                    + " of sub-flow '"
                    + type.type().getSimpleName()
                    + "' uses '"
                    + b.getSimpleName()
                    + "', which is not public, and "
                    + flow.getSimpleName()
                    + " is in another package",
                "make '" + b.getSimpleName() + "' public"));
    return barred.isEmpty();
  }

  private Optional<Use> refuse(Site site, Tree at, String message, String fix) {
    reading.refuse(Finding.READ_SUBFLOW, site, at, message, fix);
    return Optional.empty();
  }

  /** Each class once, in the order of first use, those of sub-flows inside of them too. */
  List<SubflowType> all() {
    return List.copyOf(types.values());
  }
}
