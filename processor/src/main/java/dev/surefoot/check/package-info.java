/**
 * The rules over the tree and its net: pure Java that knows no compiler. {@link
 * dev.surefoot.check.FlowCheck} runs them all.
 */
@NullMarked
package dev.surefoot.check;

import org.jspecify.annotations.NullMarked;
