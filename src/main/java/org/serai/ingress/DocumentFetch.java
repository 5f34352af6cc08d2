package org.serai.ingress;

/** Fetches what a thin document only points to (a requester's phone); the room flow stands behind it. */
public interface DocumentFetch {
    /**
     * @return what the system answered, to stand under {@code fetched} beside the document; blocks
     * @throws org.serai.canonical.UnavailableException when the system is away; the delivery is tried again later
     */
    Object fetch(Delivery delivery, Object document);
}
