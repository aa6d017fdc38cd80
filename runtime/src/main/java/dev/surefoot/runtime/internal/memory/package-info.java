/** A store in this process's memory. */
@NullMarked
package dev.surefoot.runtime.internal.memory;

import org.jspecify.annotations.NullMarked;
