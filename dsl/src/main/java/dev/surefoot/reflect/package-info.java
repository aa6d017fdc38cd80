/**
 * Step classes and flow classes as they are at run time, for compilers that the annotation
 * processor cannot read with: what it finds in {@code @Run} and {@code @Undo} methods is found here
 * by reflection, {@link dev.surefoot.reflect.StepMethods} in one class. Users need none of it.
 */
@NullMarked
package dev.surefoot.reflect;

import org.jspecify.annotations.NullMarked;
