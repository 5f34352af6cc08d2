package org.serai.proof;

/**
 * How fast a number may send.
 *
 * @param throughput messages a second and number; a quarter of it may go at once on top
 * @param pairBurst messages to one person at once, before one every six seconds
 */
public record Limits(int throughput, int pairBurst) {
    int mostInASecond() {
        return throughput + Math.max(1, throughput / 4);
    }
}
