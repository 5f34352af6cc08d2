package org.serai.canonical;

import java.util.Objects;

/** An error with a stable code, the place it concerns and the way out. Expected refusals are values, not this. */
public class SeraiException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final String where;
    private final String advice;

    public SeraiException(String code, String where, String message, String advice) {
        super(message);
        this.code = code;
        this.where = where;
        this.advice = advice;
    }

    public SeraiException(String code, String where, String message, String advice, Throwable cause) {
        super(message, cause);
        this.code = code;
        this.where = where;
        this.advice = advice;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNullElse(super.getMessage(), code);
    }

    /** The same as a value. */
    public Reason reason() {
        return new Reason(code, getMessage());
    }

    public String code() {
        return code;
    }

    /** A file and line, a JSON Pointer, a setting's name: where to look. */
    public String where() {
        return where;
    }

    public String advice() {
        return advice;
    }
}
