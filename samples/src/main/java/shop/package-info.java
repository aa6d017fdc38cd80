/**
 * A shop that works through a file of orders: {@link shop.Main} starts an instance of {@link
 * shop.OrderFlow} for each.
 */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
