package dev.surefoot.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import dev.surefoot.check.Finding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Evaluates method calls: chains of verbs, and helper methods, which are followed. */
final class Calls {
  private final NameResolver names;
  private final Methods methods;
  private final Reading reading;
  private final Resolutions resolutions;
  private final Evaluator evaluator;
  private final Verbs verbs;
  private final Bodies bodies;

  Calls(
      NameResolver names,
      Methods methods,
      Reading reading,
      Resolutions resolutions,
      Evaluator evaluator,
      Verbs verbs,
      Bodies bodies) {
    this.names = names;
    this.methods = methods;
    this.reading = reading;
    this.resolutions = resolutions;
    this.evaluator = evaluator;
    this.verbs = verbs;
    this.bodies = bodies;
  }

  /** The links of a chain are applied one by one, so that a long one needs no deep stack. */
  Value call(Frame frame, MethodInvocationTree call) {
    Deque<MethodInvocationTree> links = new ArrayDeque<>();
    MethodInvocationTree first = call;
    while (receiver(first) instanceof MethodInvocationTree before) {
      links.push(first);
      first = before;
    }
    Value value = first(frame, first);
    for (MethodInvocationTree link : links) {
      value = verbs.apply(frame, value, link);
    }
    return value;
  }

  private static @Nullable ExpressionTree receiver(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree select
        ? Evaluator.bare(select.getExpression())
        : null;
  }

  private Value first(Frame frame, MethodInvocationTree call) {
    Site site = frame.site();
    ExpressionTree receiver = receiver(call);
    if (receiver == null) {
      String name = call.getMethodSelect().toString();
      return method(frame, call, names.methods(site, name), true);
    }
    String name = ((MemberSelectTree) call.getMethodSelect()).getIdentifier().toString();
    if (!(receiver instanceof IdentifierTree) && !(receiver instanceof MemberSelectTree)) {
      return verbs.apply(frame, evaluator.value(frame, receiver), call);
    }
    if (isSelf(receiver)) {
      boolean dispatched = !last(receiver).equals("super");
      return names
          .owner(site, receiver)
          .map(owner -> method(frame, call, names.members().methods(owner, name), dispatched))
          .orElseGet(reading::unresolved);
    }
    if (receiver instanceof IdentifierTree id) {
      Optional<Local> local = frame.local(id.getName().toString());
      if (local.isPresent()) {
        return verbs.apply(frame, local.get().use(), call);
      }
    }
    if (Evaluator.isClassLiteral(receiver) || names.field(site, receiver).isPresent()) {
      return new Value.Expression(site, call);
    }
    Optional<TypeElement> type = names.type(site, receiver);
    return type.isPresent()
        ? method(frame, call, names.members().methods(type.get(), name), false)
        : reading.unresolved();
  }

  private static boolean isSelf(ExpressionTree receiver) {
    return last(receiver).equals("this") || last(receiver).equals("super");
  }

  private static String last(ExpressionTree name) {
    return name instanceof IdentifierTree id
        ? id.getName().toString()
        : ((MemberSelectTree) name).getIdentifier().toString();
  }

  private Value method(
      Frame frame,
      MethodInvocationTree call,
      List<ExecutableElement> candidates,
      boolean dispatched) {
    if (candidates.isEmpty()) {
      return reading.unresolved();
    }
    if (candidates.stream().allMatch(Verbs::isVerb)) {
      return verbs.start(frame, call);
    }
    List<ExecutableElement> taking = Methods.taking(call.getArguments().size(), candidates);
    if (taking.isEmpty()) {
      return reading.illTyped();
    }
    if (taking.size() == 1 && Verbs.isVerb(taking.get(0))) {
      return verbs.start(frame, call);
    }
    List<Value> arguments =
        call.getArguments().stream().map(a -> evaluator.value(frame, a)).toList();
    Optional<ExecutableElement> method =
        taking.size() == 1 ? Optional.of(taking.get(0)) : methods.mostSpecific(taking, arguments);
    if (method.isEmpty()) {
      return overloaded(frame.site(), call, taking.get(0));
    }
    if (Verbs.isVerb(method.get())) {
      return verbs.start(frame, call);
    }
    if (!methods.accepts(method.get(), arguments)) {
      return reading.illTyped();
    }
    resolutions.method(frame.site(), call.getMethodSelect(), method.get());
    return bodies.inline(frame.site(), call, method.get(), arguments, dispatched);
  }

  private Value overloaded(Site site, MethodInvocationTree call, ExecutableElement method) {
    if (!bodies.isFollowed(method)) {
      return new Value.Expression(site, call);
    }
    reading.illTyped(); // as a rule; where the compiler does find one, it leaves the word to us
    return reading.refuse(
        Finding.READ_SHAPE,
        site,
        call.getMethodSelect(),
        "several methods '" + method.getSimpleName() + "' may be meant here",
        "give them different names");
  }
}
