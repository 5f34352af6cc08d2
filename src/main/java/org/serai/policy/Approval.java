package org.serai.policy;

/**
 * What the Cloud API says about the template a message would use.
 *
 * @param isMarketing whether Meta charges it as marketing, whatever its file says
 */
public record Approval(Standing standing, String status, boolean isMarketing) {
    public static final Approval APPROVED = of(Standing.APPROVED, "APPROVED");
    public static final Approval LANGUAGE_MISSING = of(Standing.LANGUAGE_MISSING, "unknown");
    public static final Approval UNKNOWN = of(Standing.UNKNOWN, "unknown");

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
        return of(status.equals("PAUSED") ? Standing.PAUSED : Standing.NOT_APPROVED, status);
    }

    private static Approval of(Standing standing, String status) {
        return new Approval(standing, status, false);
    }

    public Approval asMarketing() {
        return new Approval(standing, status, true);
    }
}
