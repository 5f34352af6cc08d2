package org.serai.policy;

/** What the Cloud API says about the template a message would use. */
public record Approval(Standing standing, String status) {
    public static final Approval APPROVED = new Approval(Standing.APPROVED, "APPROVED");
    public static final Approval LANGUAGE_MISSING = new Approval(Standing.LANGUAGE_MISSING, "unknown");
    public static final Approval UNKNOWN = new Approval(Standing.UNKNOWN, "unknown");

    public enum Standing {
        APPROVED,
        /** Paused by Meta for its quality; may come back. */
        PAUSED,
        /** Known, but pending, rejected, disabled or being deleted. */
        NOT_APPROVED,
        /** The name is known, this language is not. */
        LANGUAGE_MISSING,
        UNKNOWN
    }

    /** For a template that may not be sent, by Meta's own word for its status. Source: Meta, template status. */
    public static Approval ofStatus(String status) {
        return new Approval(status.equals("PAUSED") ? Standing.PAUSED : Standing.NOT_APPROVED, status);
    }
}
