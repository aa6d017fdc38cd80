/**
 * The flow as a Petri net: {@link dev.surefoot.net.Net}, and the one function that makes it from
 * the tree, {@link dev.surefoot.net.NetCompiler}.
 *
 * <p>A net names everything and holds no code. Its {@link dev.surefoot.net.Net#text() text} is its
 * canonical form: it is what is generated, what a store keeps, and what the fingerprint is made of.
 */
@NullMarked
package dev.surefoot.net;

import org.jspecify.annotations.NullMarked;
