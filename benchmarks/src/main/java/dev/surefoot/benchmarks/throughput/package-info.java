/** How many durable steps a second, beside loops that are written by hand, in one run. */
@NullMarked
package dev.surefoot.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
