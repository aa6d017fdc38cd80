/**
 * The engine's decisions as pure functions over net, state and events: {@link
 * dev.surefoot.runtime.internal.core.Core}. No clock, no thread, no store, no encoding.
 */
@NullMarked
package dev.surefoot.runtime.internal.core;

import org.jspecify.annotations.NullMarked;
