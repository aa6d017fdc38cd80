package dev.surefoot.reflect;

import dev.surefoot.Attempt;
import dev.surefoot.Cause;
import dev.surefoot.Key;
import dev.surefoot.Named;
import dev.surefoot.Outputs;
import dev.surefoot.Poll;
import dev.surefoot.Run;
import dev.surefoot.Undo;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The methods of a step class, inherited ones included, and the data that they take and make.
 * Immutable.
 */
public final class StepMethods {
  private final Class<?> type;
  private final TypeArguments arguments;
  private final Method run;
  private final Optional<Method> undo;
  private final Optional<Method> poll;

  private StepMethods(Class<?> type) {
    StepRules rules = new StepRules(type);
    rules.checkClass();
    List<Method> runs = annotated(type, Run.class);
    List<Method> undos = annotated(type, Undo.class);
    List<Method> polls = annotated(type, Poll.class);
    rules.checkMethods(runs, undos);
    rules.checkPolling(runs.get(0), polls);
    this.type = type;
    this.arguments = TypeArguments.of(type);
    this.run = runs.get(0);
    this.undo = undos.stream().findFirst();
    this.poll = polls.stream().findFirst();
    rules.checkOptional(run, poll.isPresent());
    rules.checkOutputs(annotated(type, Outputs.class), run, poll.isPresent());
    if (givesSeveral()) {
      rules.checkComponents(run, result(), components(), this::outputs);
    } else {
      Method maker = poll.orElse(run);
      String annotation = poll.isPresent() ? "@Poll" : "@Run";
      outputs().forEach(output -> rules.checkOutput(annotation, maker, output.type()));
    }
  }

  /**
   * Reads a step class.
   *
   * @throws InvalidStepException if it is none
   */
  public static StepMethods of(Class<?> type) {
    return new StepMethods(type);
  }

  /** The step class. */
  public Class<?> type() {
    return type;
  }

  /** The {@code @Run} method. */
  public Method run() {
    return run;
  }

  /** The {@code @Undo} method, if there is one. */
  public Optional<Method> undo() {
    return undo;
  }

  /** The {@code @Poll} method, if there is one. */
  public Optional<Method> poll() {
    return poll;
  }

  /** The keys of what the step makes: of a record with {@link Outputs}, each component's. */
  public List<Key<?>> outputs() {
    if (poll.isPresent()) {
      return List.of(polled(poll.get()));
    }
    if (!givesSeveral()) {
      return returned().<List<Key<?>>>map(List::of).orElse(List.of());
    }
    Type made = result();
    return recordComponents()
        .<Key<?>>map(c -> Key.ofType(TypeArguments.component(made, c), name(c)))
        .toList();
  }

  /** Whether what the {@code @Run} method returns is a record of several outputs. */
  public boolean givesSeveral() {
    return run.isAnnotationPresent(Outputs.class);
  }

  /** Whether the {@code @Run} method may say that it has done nothing. */
  public boolean maySkip() {
    return run.getReturnType() == OPTIONAL;
  }

  /** The components of the record that holds the outputs, if there are several, in order. */
  public List<Method> components() {
    return recordComponents().map(RecordComponent::getAccessor).toList();
  }

  private Stream<RecordComponent> recordComponents() {
    Class<?> made = StepRules.raw(result());
    return givesSeveral() && made.isRecord()
        ? Arrays.stream(made.getRecordComponents())
        : Stream.empty();
  }

  /** What the {@code @Run} method makes, without the {@code Optional} around it. */
  private Type result() {
    Type type = arguments.resolve(run.getGenericReturnType());
    return maySkip() ? inside(type) : type;
  }

  private static Type inside(Type optional) {
    Type made = ((ParameterizedType) optional).getActualTypeArguments()[0];
    return made instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : made;
  }

  /** The key of what a step that polls knows its submission by. */
  public Optional<Key<?>> handle() {
    return poll.isPresent() ? returned() : Optional.empty();
  }

  private Key<?> polled(Method method) {
    return Key.ofType(inside(arguments.resolve(method.getGenericReturnType())), name(method));
  }

  private Optional<Key<?>> returned() {
    return run.getReturnType() == void.class
        ? Optional.empty()
        : Optional.of(Key.ofType(result(), name(run)));
  }

  /** What a method of this step asks for, in the order of its parameters. */
  public List<StepParameter> parameters(Method method) {
    return Arrays.stream(method.getParameters()).map(this::parameter).toList();
  }

  private StepParameter parameter(Parameter parameter) {
    String written = parameter.isNamePresent() ? parameter.getName() : "";
    Type asked = arguments.resolve(parameter.getParameterizedType());
    StepParameter.Role role = StepParameter.Role.DATUM;
    if (asked == Attempt.class) {
      role = StepParameter.Role.ATTEMPT;
    } else if (asked == Cause.class) {
      role = StepParameter.Role.CAUSE;
    } else if (asked instanceof ParameterizedType generic && generic.getRawType() == OPTIONAL) {
      role = StepParameter.Role.OPTIONAL_DATUM;
      asked = inside(generic);
    }
    return new StepParameter(role, Key.ofType(asked, name(parameter)), written);
  }

  private static final Class<?> OPTIONAL = Optional.class;

  private static String name(AnnotatedElement named) {
    Named annotation = named.getAnnotation(Named.class);
    return annotation == null ? "" : annotation.value();
  }

  /** Methods with an annotation, inherited ones too, without those that another one overrides. */
  private static List<Method> annotated(Class<?> type, Class<? extends Annotation> annotation) {
    List<Method> found = new ArrayList<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Arrays.stream(at.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(annotation) && !method.isBridge())
          .filter(method -> found.stream().noneMatch(other -> overrides(other, method)))
          .sorted((a, b) -> a.toString().compareTo(b.toString()))
          .forEach(found::add);
    }
    return found;
  }

  private static boolean overrides(Method method, Method inherited) {
    boolean visible =
        !Modifier.isPrivate(inherited.getModifiers())
            && (Modifier.isPublic(inherited.getModifiers())
                || Modifier.isProtected(inherited.getModifiers())
                || inherited.getDeclaringClass().getPackage()
                    == method.getDeclaringClass().getPackage());
    return visible
        && method.getDeclaringClass() != inherited.getDeclaringClass()
        && method.getName().equals(inherited.getName())
        && method.getParameterCount() == inherited.getParameterCount();
  }
}
