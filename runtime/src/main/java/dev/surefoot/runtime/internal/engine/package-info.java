/**
 * The shell around the core: gives it time, threads and a store. {@link
 * dev.surefoot.runtime.internal.engine.Host} is the engine, {@link
 * dev.surefoot.runtime.internal.engine.LiveInstance} an instance in it.
 */
@NullMarked
package dev.surefoot.runtime.internal.engine;

import org.jspecify.annotations.NullMarked;
