/** Events as rows of a journal, and what can be read from the rows alone. */
@NullMarked
package dev.surefoot.runtime.internal.journal;

import org.jspecify.annotations.NullMarked;
