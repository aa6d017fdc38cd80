/**
 * The flow as a tree: {@link dev.surefoot.model.FlowModel} over sealed {@link
 * dev.surefoot.model.Node}s. It comes from source or from running the definition, and is equal
 * either way: positions, guard texts and predicates are no part of equality.
 *
 * <p>A tree may break every rule of the language, since rules are checked on it.
 */
@NullMarked
package dev.surefoot.model;

import org.jspecify.annotations.NullMarked;
