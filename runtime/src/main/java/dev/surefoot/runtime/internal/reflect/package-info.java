/** Flows that were compiled without being proved: checked when they start, called by reflection. */
@NullMarked
package dev.surefoot.runtime.internal.reflect;

import org.jspecify.annotations.NullMarked;
