package dev.surefoot.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Redirections;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Names;
import dev.surefoot.model.Sequence;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.StepType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Reads a flow class: the annotation, the class itself, and the body of {@code define()}. One
 * reader serves one round, since elements are stale in the next.
 */
public final class FlowReader {
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final SourceText text;
  private final FlowParts parts;
  private final KnownSteps knownSteps = new KnownSteps();

  /** A reader that takes every flow it can read for a sub-flow. */
  public FlowReader(Trees trees, Elements elements, Types types) {
    this(trees, elements, types, flow -> true);
  }

  /**
   * A reader.
   *
   * @param isProved says whether a flow keeps all rules, so that it may be a sub-flow
   */
  public FlowReader(Trees trees, Elements elements, Types types, Predicate<FlowClass> isProved) {
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.text = new SourceText(trees);
    this.parts = new FlowParts(trees, elements, types, knownSteps, this::fromSource, isProved);
  }

  /** The step classes of the round; what flows use of them is not validated again. */
  public StepClasses stepClasses(Function<StepType, List<Problem>> mistakes) {
    StepReader steps = new StepReader(elements, types, trees, knownSteps);
    return new StepClasses(elements, steps, mistakes);
  }

  /**
   * Reads one flow class.
   *
   * @return empty if the class has no source in this compilation: it was read when it was compiled
   */
  public Optional<FlowReading> read(TypeElement flow) {
    return trees.getPath(flow) == null ? Optional.empty() : Optional.of(parts.reading(flow));
  }

  private FlowReading fromSource(TypeElement flow) {
    return new OneFlow(flow, trees.getPath(flow).getCompilationUnit()).read();
  }

  /** The parts of a reader, put together for one flow. */
  private final class OneFlow {
    private final TypeElement flow;
    private final Reading reading = new Reading();
    private final Resolutions resolutions = new Resolutions();
    private final Members members;
    private final Bodies bodies;
    private final Steps steps;
    private final SubflowReader subflows;
    private final Arguments arguments;
    private final FlowClassCheck classCheck;

    OneFlow(TypeElement flow, CompilationUnitTree file) {
      this.flow = flow;
      NameResolver names = new NameResolver(elements, elements.getModuleOf(flow));
      this.members = names.members();
      this.steps = new Steps(new StepReader(flow, elements, types, trees, knownSteps), reading);
      Constants constants = new Constants(trees, names, reading);
      Evaluator evaluator = new Evaluator(names, constants, reading, resolutions);
      Keys keys = new Keys(trees, names, evaluator, resolutions);
      this.arguments = new Arguments(evaluator, keys, reading, text::of);
      Access access = new Access(elements.getPackageOf(flow), elements);
      this.subflows = new SubflowReader(flow, names, parts, access, steps, reading, resolutions);
      Verbs verbs = new Verbs(arguments, steps, subflows, reading, resolutions);
      Statements statements = new Statements(reading, evaluator);
      this.bodies = new Bodies(flow, file, trees, elements, types, members, reading, statements);
      evaluator.follow(
          new Calls(
              names, new Methods(elements, types), reading, resolutions, evaluator, verbs, bodies));
      this.classCheck = new FlowClassCheck(flow, trees, elements, reading);
    }

    FlowReading read() {
      Optional<FlowClass> result = Optional.empty();
      if (!members.complete(flow)) {
        reading.unresolved();
      } else {
        result = flow();
      }
      return new FlowReading(
          reading.isComplete() ? result : Optional.empty(),
          reading.problems(),
          reading.isUnresolved(),
          reading.isIllTyped(),
          reading.hasBrokenPart(),
          reading.steps(),
          resolutions.byTopLevelClass());
    }

    private Optional<FlowClass> flow() {
      Optional<TypeMirror> input = classCheck.input(types);
      if (input.isEmpty()) {
        return Optional.empty();
      }
      classCheck.check(input.get());
      AnnotationMirror annotation = Dsl.annotation(flow, Dsl.FLOW).orElseThrow();
      Optional<TypeMirror> result = result(annotation);
      return model(annotation)
          .map(
              model ->
                  new FlowClass(
                      flow,
                      model,
                      redirections(annotation),
                      onFailure(annotation),
                      Dsl.constant(annotation, "onUndoFailure", UndoFailurePolicy.class, reading)
                          .orElse(UndoFailurePolicy.STOP),
                      input.get(),
                      result,
                      classCheck.resultPlace(annotation),
                      steps.all(),
                      subflows.all()));
    }

    private Optional<FlowModel> model(AnnotationMirror annotation) {
      Optional<Sequence> body = define();
      Optional<Sequence> onFailure = onFailure();
      if (body.isEmpty() || onFailure.isEmpty()) {
        return Optional.empty();
      }
      FlowModel model = new FlowModel(name(annotation), body.get(), onFailure.get());
      if (!isOfUse(model)) {
        return Optional.empty();
      }
      model.bodies().forEach(classCheck::answers);
      return Optional.of(model);
    }

    private Optional<Sequence> define() {
      Optional<ExecutableElement> define =
          members.methods(flow, "define").stream()
              .filter(m -> m.getParameters().isEmpty())
              .findFirst();
      if (define.isEmpty() || define.get().getModifiers().contains(Modifier.ABSTRACT)) {
        reading.illTyped(); // the compiler says that the class must implement it
        return Optional.empty();
      }
      return body(define.get());
    }

    /** Empty if it cannot be read; without steps if the class does not override it. */
    private Optional<Sequence> onFailure() {
      return members.methods(flow, "onFailure").stream()
          .filter(m -> m.getParameters().isEmpty() && !Dsl.isOfDefinition(m))
          .findFirst()
          .map(this::body)
          .orElse(Optional.of(Sequence.EMPTY));
    }

    private Optional<Sequence> body(ExecutableElement method) {
      Optional<Value> body = bodies.body(method, List.of());
      if (body.isEmpty()) {
        String name = method.getSimpleName() + "()";
        reading.refuse(
            Finding.READ_OTHER_FILE.problem(
                classCheck.place(),
                List.of(),
                name
                    + " of "
                    + flow.getSimpleName()
                    + " is written in another source file, but a flow is read from one file, so"
                    + " that incremental builds see all of it",
                "write " + name + " in this file"));
      }
      return body.flatMap(arguments::body);
    }

    private boolean isOfUse(FlowModel model) {
      if (!FlowSize.isTooLarge(model.bodies())) {
        return true;
      }
      reading.refuse(
          Finding.READ_SIZE.problem(
              classCheck.place(),
              List.of(),
              "flow '"
                  + flow.getSimpleName()
                  + "' is too large: it has more than "
                  + String.format(Locale.ROOT, "%,d", FlowSize.MOST)
                  + " steps, jumps and ends",
              "split the flow, one starting the other"));
      return false;
    }

    private String name(AnnotationMirror annotation) {
      Object explicit = Dsl.written(annotation, "value").orElse("");
      return explicit instanceof String name && !name.isEmpty()
          ? name
          : Names.kebab(flow.getSimpleName().toString());
    }

    private Optional<TypeMirror> result(AnnotationMirror annotation) {
      Optional<Object> written = Dsl.written(annotation, "result");
      if (written.isEmpty()) {
        return Optional.empty();
      }
      if (!(written.get() instanceof TypeMirror type) || !Access.exists(type)) {
        reading.unresolved();
        return Optional.empty();
      }
      classCheck.accessible(type, "result");
      return type.getKind() == TypeKind.VOID || type.toString().equals("java.lang.Void")
          ? Optional.empty()
          : Optional.of(type);
    }

    private FailurePolicy onFailure(AnnotationMirror annotation) {
      return Dsl.constant(annotation, "onFailure", FailurePolicy.class, reading)
          .filter(policy -> policy != FailurePolicy.INHERIT)
          .orElse(FailurePolicy.COMPENSATE);
    }

    private Redirections redirections(AnnotationMirror annotation) {
      return Dsl.written(annotation, "redirections")
          .filter(VariableElement.class::isInstance)
          .map(v -> Redirections.valueOf(((VariableElement) v).getSimpleName().toString()))
          .orElse(Redirections.STRICT);
    }
  }
}
