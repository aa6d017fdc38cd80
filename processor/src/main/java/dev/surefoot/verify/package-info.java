/**
 * The checker alone, as a command: {@link dev.surefoot.verify.Main} reads nets in PNML that no one
 * wrote as a flow, and says of each whether it is sound and what shows that it is not.
 */
@NullMarked
package dev.surefoot.verify;

import org.jspecify.annotations.NullMarked;
