/**
 * Tests of flows: {@link dev.surefoot.testing.TestEngine} runs them in memory with a time that
 * passes when it is told to, {@link dev.surefoot.testing.InstanceAssert} says what came of it, and
 * {@link dev.surefoot.testing.CrashLaboratory} kills them everywhere and compares.
 *
 * <p>It depends on no framework for tests: what fails throws {@link AssertionError}.
 */
@NullMarked
package dev.surefoot.testing;

import org.jspecify.annotations.NullMarked;
