/**
 * What a user writes: step classes with {@link dev.surefoot.Step}, and one {@link
 * dev.surefoot.FlowDefinition} a flow.
 *
 * <p>The verbs only build the tree of {@link dev.surefoot.model}; the annotation processor reads
 * the same tree from the source, proves it, and generates the code that starts it.
 */
@NullMarked
package dev.surefoot;

import org.jspecify.annotations.NullMarked;
