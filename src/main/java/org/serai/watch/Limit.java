package org.serai.watch;

import java.util.function.DoubleFunction;

/**
 * From where on one gauge turns callers away.
 *
 * @param isFloor true: less is worse
 * @param words tells what it stands at
 */
record Limit(Gauge gauge, boolean isFloor, double soft, double hard, DoubleFunction<String> words) {

    Strain strain(double value) {
        if (isBeyond(value, hard)) {
            return new Strain(Strain.Level.HARD, words.apply(value));
        }
        return isBeyond(value, soft) ? new Strain(Strain.Level.SOFT, words.apply(value)) : Strain.NONE;
    }

    private boolean isBeyond(double value, double limit) {
        return isFloor ? value <= limit : value >= limit;
    }
}
