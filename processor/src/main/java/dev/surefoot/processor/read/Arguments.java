package dev.surefoot.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.surefoot.check.Finding;
import dev.surefoot.model.Await;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Correlation;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads arguments of the verbs, and refuses what is not known at compile time. */
final class Arguments {
  private final Evaluator evaluator;
  private final Reading reading;
  private final Keys keys;
  private final Function<Place, String> text;

  Arguments(Evaluator evaluator, Keys keys, Reading reading, Function<Place, String> text) {
    this.evaluator = evaluator;
    this.keys = keys;
    this.reading = reading;
    this.text = text;
  }

  /** A name; {@code of} says whose, for the message. */
  Optional<Name> name(Frame frame, ExpressionTree argument, String of) {
    return text(frame, argument, "the name of " + of, "NAME = \"...\"")
        .map(constant -> new Name((String) constant.value(), constant.at()));
  }

  /** A length of time, of whatever form. */
  Optional<Span> time(Frame frame, ExpressionTree argument) {
    return text(frame, argument, "a length of time", "TIME = \"14d\"")
        .map(constant -> new Span((String) constant.value(), constant.at()));
  }

  /** What an await does when no answer comes in time. */
  Optional<Await.Timeout> timeout(Value value) {
    if (value instanceof Value.Timeout read) {
      return Optional.of(read.timeout());
    }
    if (value instanceof Value.Body) {
      reading.illTyped();
    } else {
      notRead(value);
    }
    return Optional.empty();
  }

  /** By what an answer finds its await. */
  Optional<Correlation> correlation(Value value) {
    if (value instanceof Value.Correlated read) {
      return Optional.of(read.by());
    }
    if (value instanceof Value.Body) {
      reading.illTyped();
    } else {
      notRead(value);
    }
    return Optional.empty();
  }

  /** What follows the failure of a step, where it is none that can be read. */
  void back(Value value) {
    notKnown(
        value,
        Finding.READ_CONSTANT,
        "where a step goes back to",
        "write backTo(ReserveStock.class, 2) where the step stands");
  }

  /** A whole number. */
  Optional<Value.Constant> number(Frame frame, ExpressionTree argument) {
    ExpressionTree bare = Evaluator.bare(argument);
    boolean minus = bare.getKind() == Tree.Kind.UNARY_MINUS;
    Value value = evaluator.value(frame, minus ? ((UnaryTree) bare).getExpression() : bare);
    if (value instanceof Value.Constant constant && constant.value() instanceof Integer number) {
      return Optional.of(minus ? new Value.Constant(-number, frame.site().source(bare)) : constant);
    }
    notKnown(
        value,
        Finding.READ_CONSTANT,
        "a number of times",
        "write a number, or a constant: static final int TIMES = 3");
    return Optional.empty();
  }

  /** What is computed is refused; of what has another type, the compiler speaks. */
  private void notKnown(Value value, Finding finding, String what, String fix) {
    if (value instanceof Value.Computed computed) {
      Tree at = computed.tree();
      reading.refuse(
          finding,
          computed.site(),
          at,
          what + " is " + Shape.of(at).noun() + ", but it must be known at compile time",
          fix);
    } else if (value != Value.Unreadable.VALUE) {
      reading.illTyped();
    }
  }

  private Optional<Value.Constant> text(
      Frame frame, ExpressionTree argument, String what, String example) {
    Value value = evaluator.value(frame, argument);
    if (value instanceof Value.Constant constant && constant.value() instanceof String) {
      return Optional.of(constant);
    }
    notKnown(
        value,
        Finding.READ_CONSTANT,
        what,
        "write a string literal, or a constant: static final String " + example);
    return Optional.empty();
  }

  /** A class literal; {@code of} says what it is of, for the message. */
  Optional<Value.ClassLiteral> type(Frame frame, ExpressionTree argument, String of) {
    return type(evaluator.value(frame, argument), of);
  }

  Optional<Value.ClassLiteral> type(Value value, String of) {
    if (value instanceof Value.ClassLiteral literal) {
      return Optional.of(literal);
    }
    notKnown(
        value,
        Finding.READ_CLASS,
        "the class of " + of,
        "write a class literal, such as ReserveStock.class");
    return Optional.empty();
  }

  /** A key's id with its place, by class literal or by key; {@code of} says of what it is. */
  Optional<Name> key(Frame frame, ExpressionTree argument, String of) {
    Value value = evaluator.value(frame, argument);
    if (value instanceof Value.ClassLiteral literal) {
      String id = TypeNames.boxed(literal.typeName());
      return Optional.of(new Name(id, literal.at()));
    }
    if (value instanceof Value.Expression e) {
      // a local variable stands for what was given to it
      Frame around = e.tree() == Evaluator.bare(argument) ? frame : new Frame(e.site());
      Optional<String> id = keys.id(around, e.tree());
      if (id.isPresent()) {
        return Optional.of(new Name(id.get(), e.site().source(e.tree())));
      }
      reading.refuse(
          Finding.READ_CLASS,
          e.site(),
          e.tree(),
          "the key of " + of + " is computed, but it must be known at compile time",
          "write a class literal, Key.of(Line.class, \"name\"), new Key<List<Line>>() {}, or a"
              + " constant of this file that is one of these");
      return Optional.empty();
    }
    return type(value, of).map(literal -> new Name(literal.binaryName(), literal.at()));
  }

  /** A body; an open choice counts as one, and the rules say that its fallback is missing. */
  Optional<Sequence> body(Frame frame, ExpressionTree argument) {
    return body(evaluator.value(frame, argument));
  }

  Optional<Sequence> body(Value value) {
    if (value instanceof Value.Body body) {
      return Optional.of(body.sequence());
    }
    if (value instanceof Value.Choice choice) {
      return Optional.of(choice.closed().sequence());
    }
    notRead(value);
    return Optional.empty();
  }

  /** The branches of a parallel: one argument each, or one that stands for several. */
  Optional<List<Branch>> branches(Frame frame, List<? extends ExpressionTree> arguments) {
    List<Value> values =
        arguments.stream()
            .map(a -> evaluator.value(frame, a))
            .flatMap(v -> v instanceof Value.Several s ? s.values().stream() : Stream.of(v))
            .toList();
    List<Branch> branches =
        values.stream()
            .filter(Value.ParallelBranch.class::isInstance)
            .map(v -> ((Value.ParallelBranch) v).branch())
            .toList();
    values.stream().filter(v -> !(v instanceof Value.ParallelBranch)).forEach(this::notRead);
    return branches.size() == values.size() ? Optional.of(branches) : Optional.empty();
  }

  private void notRead(Value value) {
    if (value instanceof Value.ForeignCall call) {
      reading.refuse(
          Finding.READ_OTHER_FILE,
          call.site(),
          ((MethodInvocationTree) call.tree()).getMethodSelect(),
          "'"
              + call.method().getSimpleName()
              + "' of "
              + Members.owner(call.method()).getSimpleName()
              + " is written in another source file, but a flow is read from one file, so that"
              + " incremental builds see all of it",
          "move the method into this file");
    } else if (value instanceof Value.Expression e) {
      Tree start = startOfChain(e.tree());
      Shape shape = Shape.of(start);
      if (start instanceof ExpressionTree function && Verbs.isFunction(function)) {
        reading.illTyped(); // a body is no functional interface
      }
      reading.refuse(
          Finding.READ_SHAPE,
          e.site(),
          start,
          shape.noun() + " cannot be a part of a flow, whose shape is fixed",
          shape.fix());
    } else if (value != Value.Unreadable.VALUE) {
      reading.illTyped();
    }
  }

  /** Where verbs are called on something that is none: what cannot be read is their start. */
  private static Tree startOfChain(Tree tree) {
    Tree at = tree;
    while (at instanceof MethodInvocationTree call
        && call.getMethodSelect() instanceof MemberSelectTree select
        && Verbs.isVerbName(select.getIdentifier().toString())) {
      at = Evaluator.bare(select.getExpression());
    }
    return at;
  }

  /** A target that is a class; a name is read as such. {@code what} says of what it is one. */
  Optional<Value.ClassLiteral> target(Value value, String what) {
    if (value instanceof Value.ClassLiteral literal) {
      return Optional.of(literal);
    }
    notKnown(
        value,
        Finding.READ_CONSTANT,
        what,
        "write the step's class literal, or its name as a string literal");
    return Optional.empty();
  }

  /** A guard: whatever the user writes, since only its type and its text are of interest. */
  Guard guard(Frame frame, @Nullable Name key, ExpressionTree argument) {
    Source at = function(frame, argument);
    return key == null ? new Guard(null, null, at) : new Guard(key.text(), null, at, key.at());
  }

  /**
   * Where a function stands, and how it is written. A local variable or parameter stands for what
   * was given to it.
   */
  Source function(Frame frame, ExpressionTree argument) {
    Place place = new Place(frame.site().unit(), argument);
    if (argument instanceof IdentifierTree name) {
      Optional<Value> local = frame.local(name.getName().toString()).map(Local::use);
      if (local.isPresent() && local.get() instanceof Value.Expression e) {
        place = new Place(e.site().unit(), e.tree());
      }
    }
    return new Source(place, text.apply(place));
  }

  Value value(Frame frame, ExpressionTree argument) {
    return evaluator.value(frame, argument);
  }
}
