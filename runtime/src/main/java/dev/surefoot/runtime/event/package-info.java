/**
 * What may stand in an instance's journal: {@link dev.surefoot.runtime.event.Event}, one sealed
 * type of plain values. It knows the flow language only: no thread, no store, no encoding.
 */
@NullMarked
package dev.surefoot.runtime.event;

import org.jspecify.annotations.NullMarked;
