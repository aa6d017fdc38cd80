/** Programs that measure; each compares in one run, and prints ratios beside times. */
@NullMarked
package dev.surefoot.benchmarks;

import org.jspecify.annotations.NullMarked;
