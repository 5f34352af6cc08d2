package org.serai.canonical;

/** What may happen after an unclear answer, set per template. See ADR 0005. */
public enum SendClass {
    /** At most once, always: marketing, invoices, payment links. */
    ONCE,
    /** Sent again once, only on strong evidence that the first try never arrived. */
    BALANCED,
    /** Sent again once, on strong evidence or after fifteen minutes without any; flagged. */
    MUST,
    /** At most once and worthless after a minute: one-time codes. */
    OTP
}
