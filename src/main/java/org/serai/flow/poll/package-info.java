/**
 * How a system is asked for what is new: the plan a route writes, a round through its pages, and how far it got. And how a
 * system is kept telling by itself: a subscription and its renewal.
 */
@NullMarked
package org.serai.flow.poll;

import org.jspecify.annotations.NullMarked;
