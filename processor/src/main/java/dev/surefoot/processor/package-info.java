/**
 * The annotation processor: reads flows from source, has them checked, and writes what is generated
 * from them.
 */
@NullMarked
package dev.surefoot.processor;

import org.jspecify.annotations.NullMarked;
