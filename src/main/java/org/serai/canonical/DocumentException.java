package org.serai.canonical;

/** A document that cannot become an event. {@code where} is a JSON Pointer into it. It is parked, and may be replayed. */
public final class DocumentException extends SeraiException {
    private static final long serialVersionUID = 1L;

    public DocumentException(String code, String pointer, String message, String advice) {
        super(code, pointer, message, advice);
    }
}
