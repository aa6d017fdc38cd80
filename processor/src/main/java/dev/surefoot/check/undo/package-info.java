/**
 * Rules about failing and going back: every step of a flow that compensates says how it is undone,
 * nothing fails for good after what cannot be undone, and what a step says of its calls does not
 * contradict itself. Knows the net and what annotations hold, and no compiler.
 */
@NullMarked
package dev.surefoot.check.undo;

import org.jspecify.annotations.NullMarked;
