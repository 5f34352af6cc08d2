package org.serai.egress;

/** Keeps callbacks until their system has taken them. */
public interface Callbacks {
    /** Kept with the caller's transaction; delivered after it, at least once, in order per business object. */
    void enqueue(Callback callback);
}
