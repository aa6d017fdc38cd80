/**
 * From source tree to model: {@link dev.surefoot.processor.read.FlowReader} evaluates {@code
 * define()} over the trees of one source file, without attributing anything.
 *
 * <p>Method bodies are parsed but not yet attributed while processors run. Names are looked up here
 * as the Java Language Specification says, through imports and members; types are left to the
 * compiler. What it would refuse is passed over in silence, since its own message is better, and
 * {@link dev.surefoot.processor.read.ResolutionAudit} checks afterwards that it resolved each name
 * to the same element.
 */
@NullMarked
package dev.surefoot.processor.read;

import org.jspecify.annotations.NullMarked;
