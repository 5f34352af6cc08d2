package org.serai.policy;

/** What the Cloud API says about the template a message would use. */
public record Approval(Standing standing, String status) {
    public static final Approval APPROVED = new Approval(Standing.APPROVED, "APPROVED");
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

    /** By Meta's own word for the status. Only APPROVED may be sent. Source: Meta, template status. */
    public static Approval ofStatus(String status) {
        return switch (status) {
            case "APPROVED", "REINSTATED", "UNARCHIVED" -> new Approval(Standing.APPROVED, status);
            case "PAUSED" -> new Approval(Standing.PAUSED, status);
            default -> new Approval(Standing.NOT_APPROVED, status);
        };
    }
}
