package org.serai.parked;

/** Takes parked items of one kind back into the house; each room offers its own. */
public interface Replayer {
    /** The {@link ParkedItem#kind()} it takes. */
    String kind();

    /**
     * Called in the transaction that marks the item as replayed, so a failure leaves it parked. When the cause is not
     * mended the item may be parked again under the same or another id.
     */
    void replay(ParkedItem item);
}
