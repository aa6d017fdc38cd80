package dev.surefoot.processor.read;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;

/** Names what Java has and a flow, whose shape is fixed, has not; and says what a flow has. */
record Shape(String noun, String fix) {
  private static final String LOOP_FIX =
      "write the steps one after the other, and a redirectTo(...) for what is to run again";
  private static final String CHOICE_FIX =
      "write choice(...).when(...).otherwise(...), which decides while the flow runs";
  private static final String BODY_FIX =
      "write the body itself, such as task(ReserveStock.class), or a helper method of this file";
  private static final String OUT_FIX = "move it into a step; define() only says what the flow is";

  static Shape of(Tree tree) {
    return switch (tree.getKind()) {
      case FOR_LOOP, ENHANCED_FOR_LOOP, WHILE_LOOP, DO_WHILE_LOOP -> new Shape("a loop", LOOP_FIX);
      case IF -> new Shape("an if statement", CHOICE_FIX);
      case CONDITIONAL_EXPRESSION -> new Shape("a ?: expression", CHOICE_FIX);
      case SWITCH -> new Shape("a switch statement", CHOICE_FIX);
      case SWITCH_EXPRESSION -> new Shape("a switch expression", CHOICE_FIX);
      case TRY -> new Shape("a try statement", "leave it out: a step may throw anything");
      case THROW -> new Shape("a throw statement", OUT_FIX);
      case SYNCHRONIZED -> new Shape("a synchronized statement", OUT_FIX);
      case ASSERT -> new Shape("an assert statement", OUT_FIX);
      case LABELED_STATEMENT -> new Shape("a labelled statement", LOOP_FIX);
      case CLASS, RECORD, ENUM, INTERFACE ->
          new Shape("a local class", "declare the class outside of the method");
      case ASSIGNMENT -> new Shape("an assignment", "give each value a local variable of its own");
      case LAMBDA_EXPRESSION -> new Shape("a lambda", BODY_FIX);
      case MEMBER_REFERENCE -> new Shape("a method reference", BODY_FIX);
      case NULL_LITERAL -> new Shape("null", "write pass() for nothing to do");
      case NEW_CLASS -> new Shape("a new object", BODY_FIX);
      case IDENTIFIER, MEMBER_SELECT -> new Shape("the field '" + tree + "'", BODY_FIX);
      case METHOD_INVOCATION -> new Shape("a call of '" + called(tree) + "'", BODY_FIX);
      default ->
          tree.getKind().asInterface().getSimpleName().matches("CompoundAssignmentTree|UnaryTree")
              ? new Shape("an assignment", "give each value a local variable of its own")
              : new Shape("'" + tree + "'", BODY_FIX);
    };
  }

  /** The shape of a statement that is no part of the flow, rather than of a part that is none. */
  static Shape ofStatement(Tree tree) {
    Shape shape = of(tree);
    return tree instanceof MethodInvocationTree ? new Shape(shape.noun(), OUT_FIX) : shape;
  }

  private static String called(Tree call) {
    ExpressionTree select = ((MethodInvocationTree) call).getMethodSelect();
    return select instanceof MemberSelectTree member
        ? member.getIdentifier().toString()
        : select.toString();
  }
}
