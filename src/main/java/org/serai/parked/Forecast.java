package org.serai.parked;

/** Looks ahead for parked items of one kind; those without one just go back to their room. */
public interface Forecast {
    /** The {@link ParkedItem#kind()} it knows. */
    String kind();

    /**
     * What a replay would lead to now. Looks, changes nothing.
     *
     * @throws org.serai.canonical.SeraiException where it would stop again, with the cause
     */
    Prospect of(ParkedItem item);
}
