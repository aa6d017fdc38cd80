/** The steps of an order. Each writes to the shop's {@link shop.Ledger} what it did. */
@NullMarked
package shop.step;

import org.jspecify.annotations.NullMarked;
