package dev.surefoot.processor.read;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.surefoot.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statements of a method: local variables and a return; everything else is refused. */
final class Statements {
  private final Reading reading;
  private final Evaluator evaluator;

  Statements(Reading reading, Evaluator evaluator) {
    this.reading = reading;
    this.evaluator = evaluator;
  }

  Value read(Frame frame, MethodTree method, List<Local> parameters) {
    List<Local> locals = new ArrayList<>(parameters);
    Optional<Value> result = block(frame, method.getBody(), locals);
    if (reading.isComplete()) {
      locals.stream().filter(Local::isDropped).forEach(local -> unused(frame.site(), local));
    }
    if (result.isPresent()) {
      return result.get();
    }
    // a method without a return is the compiler's to report, unless a statement was refused
    return reading.isComplete() ? reading.illTyped() : Value.Unreadable.VALUE;
  }

  private Optional<Value> block(Frame frame, BlockTree block, List<Local> locals) {
    for (StatementTree statement : block.getStatements()) {
      if (statement instanceof ReturnTree returned) {
        return Optional.of(
            returned.getExpression() == null
                ? reading.illTyped()
                : evaluator.value(frame, returned.getExpression()));
      }
      if (statement instanceof BlockTree inner) {
        Optional<Value> result = block(frame.nested(), inner, locals);
        if (result.isPresent()) {
          return result;
        }
      } else {
        read(frame, statement, locals);
      }
    }
    return Optional.empty();
  }

  private void read(Frame frame, StatementTree statement, List<Local> locals) {
    if (statement instanceof VariableTree variable) {
      Local local = new Local(variable, initial(frame, variable));
      locals.add(local);
      frame.declare(variable.getName().toString(), local);
    } else if (statement instanceof ExpressionStatementTree expression) {
      dropped(frame, expression.getExpression());
    } else if (!(statement instanceof EmptyStatementTree)) {
      refuse(frame.site(), statement);
    }
  }

  private Value initial(Frame frame, VariableTree variable) {
    if (variable.getInitializer() == null) {
      return Value.Unreadable.VALUE; // the assignment that it needs is refused
    }
    Value value = evaluator.value(frame, variable.getInitializer());
    // double d = 1 prints as 1.0: only the very type keeps a constant as it is written
    return value instanceof Value.Constant constant
            && variable.getType() instanceof PrimitiveTypeTree primitive
            && !Constants.isOf(primitive.getPrimitiveTypeKind(), constant.value())
        ? new Value.Expression(frame.site(), variable.getInitializer())
        : value;
  }

  private void dropped(Frame frame, ExpressionTree expression) {
    Site site = frame.site();
    if (!(expression instanceof MethodInvocationTree call)) {
      if (expression instanceof AssignmentTree assignment) {
        evaluator.value(frame, assignment.getExpression());
      }
      refuse(site, expression);
      return;
    }
    Value value = evaluator.value(frame, call);
    if (value instanceof Value.Expression) {
      refuse(site, call);
    } else if (value != Value.Unreadable.VALUE) {
      reading.refuse(
          Finding.READ_DROPPED,
          site,
          call.getMethodSelect(),
          "what '"
              + name(call)
              + "' gives is dropped: a verb gives a new body and leaves the old one as it is",
          "chain the calls, or return the result");
    }
  }

  private static String name(MethodInvocationTree call) {
    String select = call.getMethodSelect().toString();
    return select.substring(select.lastIndexOf('.') + 1);
  }

  private void unused(Site site, Local local) {
    String name = ((VariableTree) local.declaration()).getName().toString();
    reading.refuse(
        Finding.READ_DROPPED,
        site,
        local.declaration(),
        "'" + name + "' is not used: what it does is dropped from the flow",
        "make it a part of what is returned, or leave it out");
  }

  private void refuse(Site site, Tree statement) {
    Shape shape = Shape.ofStatement(statement);
    reading.refuse(
        Finding.READ_SHAPE,
        site,
        statement,
        shape.noun() + " has no place here: a flow has a fixed shape",
        shape.fix());
  }
}
