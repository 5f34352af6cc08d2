package org.serai.canonical;

/** What may give way to what, set per template. */
public enum Priority {
    /** Goes in quiet hours too, and into the last part of a messaging limit: a delivery slot moved today. */
    URGENT,
    NORMAL,
    /** Goes where nothing else needs the room: campaigns. */
    BULK
}
