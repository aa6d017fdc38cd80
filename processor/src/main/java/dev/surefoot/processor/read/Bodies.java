package dev.surefoot.processor.read;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Follows methods into their bodies: {@code define()} and the helper methods of its file. */
final class Bodies {
  private static final int MOST_CALLS = 10_000;

  private final TypeElement flow;
  private final CompilationUnitTree file;
  private final Trees trees;
  private final Elements elements;
  private final Types types;
  private final Members members;
  private final Reading reading;
  private final Deque<ExecutableElement> callers = new ArrayDeque<>();
  private final Statements statements;
  private int calls;

  Bodies(
      TypeElement flow,
      CompilationUnitTree file,
      Trees trees,
      Elements elements,
      Types types,
      Members members,
      Reading reading,
      Statements statements) {
    this.flow = flow;
    this.file = file;
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.members = members;
    this.reading = reading;
    this.statements = statements;
  }

  /** Whether a call of the method is a part of the flow. */
  boolean isFollowed(ExecutableElement method) {
    return Dsl.isStructure(method.getReturnType(), types);
  }

  /** What a call gives, with the method's body read in place. */
  Value inline(
      Site site,
      MethodInvocationTree call,
      ExecutableElement method,
      List<Value> arguments,
      boolean dispatched) {
    if (method.getReturnType().getKind() == TypeKind.ERROR) {
      return reading.unresolved();
    }
    if (!isFollowed(method)) {
      return new Value.Expression(site, call);
    }
    if (++calls > MOST_CALLS) {
      return tooLarge(site, call);
    }
    ExecutableElement called = dispatched ? overriding(method) : method;
    if (callers.contains(called)) {
      return recursion(site, call, called);
    }
    return body(called, arguments).orElseGet(() -> new Value.ForeignCall(site, call, called));
  }

  /** What a method returns, or empty if its body is not in the flow's file. */
  Optional<Value> body(ExecutableElement method, List<Value> arguments) {
    TreePath path = trees.getPath(method);
    if (path == null
        || !path.getCompilationUnit().equals(file)
        || !(path.getLeaf() instanceof MethodTree tree)
        || tree.getBody() == null) {
      return Optional.empty();
    }
    Frame frame = new Frame(Site.in(method, file));
    List<Local> parameters = declare(frame, method, tree.getParameters(), arguments);
    callers.push(method);
    try {
      return Optional.of(statements.read(frame, tree, parameters));
    } finally {
      callers.pop();
    }
  }

  private static List<Local> declare(
      Frame frame,
      ExecutableElement method,
      List<? extends VariableTree> parameters,
      List<Value> arguments) {
    List<Local> locals = new ArrayList<>();
    for (int i = 0; i < parameters.size(); i++) {
      boolean several = method.isVarArgs() && i == parameters.size() - 1;
      Value value = several ? several(arguments.subList(i, arguments.size())) : arguments.get(i);
      Local local = new Local(parameters.get(i), value);
      locals.add(local);
      frame.declare(parameters.get(i).getName().toString(), local);
    }
    return locals;
  }

  private static Value several(List<Value> arguments) {
    return arguments.size() == 1 && arguments.get(0) instanceof Value.Several passedOn
        ? passedOn
        : new Value.Several(List.copyOf(arguments));
  }

  /** The method that runs on the flow's instance: a helper may be overridden. */
  private ExecutableElement overriding(ExecutableElement method) {
    if (method.getModifiers().contains(Modifier.PRIVATE)
        || method.getModifiers().contains(Modifier.STATIC)) {
      return method;
    }
    return members.methods(flow, method.getSimpleName().toString()).stream()
        .filter(m -> elements.overrides(m, method, flow))
        .findFirst()
        .orElse(method);
  }

  private Value tooLarge(Site site, MethodInvocationTree call) {
    if (calls > MOST_CALLS + 1) {
      return Value.Unreadable.VALUE;
    }
    return reading.refuse(
        Finding.READ_SIZE,
        site,
        call.getMethodSelect(),
        "flow '"
            + flow.getSimpleName()
            + "' is too large: its helper methods are called more than "
            + String.format(Locale.ROOT, "%,d", MOST_CALLS)
            + " times while it is read",
        "call the helper methods less often, or split the flow");
  }

  private Value recursion(Site site, MethodInvocationTree call, ExecutableElement called) {
    List<String> chain =
        Stream.concat(Stream.of(called), callers.stream())
            .map(m -> m.getSimpleName().toString())
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(chain);
    String name = called.getSimpleName().toString();
    return reading.refuse(
        Finding.READ_RECURSION,
        site,
        call.getMethodSelect(),
        "'"
            + name
            + "' calls itself ("
            + String.join(" -> ", chain.subList(chain.indexOf(name), chain.size()))
            + "), but a flow has a fixed shape",
        "write a redirectTo(...) for what is to run again");
  }
}
