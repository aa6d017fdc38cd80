/**
 * A store in one file, with the embedded database H2, set so that what it acknowledged is on disk.
 */
@NullMarked
package dev.surefoot.runtime.internal.h2;

import org.jspecify.annotations.NullMarked;
