/**
 * Counting and listing: who belonged where on a day, how a unit is made up, what figures say and which list is behind them.
 *
 * <p>Reads only. What other modules ask stands in the root package ({@code Rosters}, {@code Segments}).
 */
package org.unionhall.membership.figure;
