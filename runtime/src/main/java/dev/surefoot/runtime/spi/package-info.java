/** What stands behind the engine: generated code, and stores. */
@NullMarked
package dev.surefoot.runtime.spi;

import org.jspecify.annotations.NullMarked;
