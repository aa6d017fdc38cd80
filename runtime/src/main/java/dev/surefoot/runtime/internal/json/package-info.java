/** The default codec: JSON. */
@NullMarked
package dev.surefoot.runtime.internal.json;

import org.jspecify.annotations.NullMarked;
