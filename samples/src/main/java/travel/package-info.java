/**
 * Trips that go back to a step: one flow for each case that is hard to get right, with its picture
 * in {@code docs/going-back-cases.md}.
 */
@NullMarked
package travel;

import org.jspecify.annotations.NullMarked;
