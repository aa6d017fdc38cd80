/** What many instances cost that only wait: memory, start-up, and statements of an idle engine. */
@NullMarked
package dev.surefoot.benchmarks.waiting;

import org.jspecify.annotations.NullMarked;
