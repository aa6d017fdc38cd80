/** The engine: the engine executes bound flows durably over a store. */
@NullMarked
package dev.surefoot.runtime;

import org.jspecify.annotations.NullMarked;
