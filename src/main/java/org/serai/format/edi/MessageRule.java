package org.serai.format.edi;

/**
 * How messages of one type are read.
 *
 * @param each the tag whose groups are a document each, with all that stands before the first of them; empty: the message is one
 */
record MessageRule(Outline outline, String each) {
    static final MessageRule FLAT = new MessageRule(Outline.FLAT, "");
}
