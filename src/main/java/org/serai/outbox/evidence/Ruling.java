package org.serai.outbox.evidence;

import java.time.Duration;
import org.serai.canonical.SendClass;

/** What becomes of an unclear message now. See ADR 0005 and 0010. */
public enum Ruling {
    WAIT,
    /** Once more; possibly twice. */
    RESEND,
    /** Only an operator, or a late status, can tell. */
    UNRESOLVED,
    EXPIRE;

    /**
     * Pure.
     *
     * @param isSecond it was sent again before
     * @param isAgainst strong evidence that it never arrived
     * @param age since it became unclear
     */
    public static Ruling of(
            SendClass sendClass, boolean isSecond, boolean isAgainst, Duration age, SettleSettings settings) {
        return switch (sendClass) {
            case OTP -> isAgainst || reached(age, settings.otpHold()) ? EXPIRE : WAIT;
            case ONCE -> isAgainst || reached(age, settings.hold()) ? UNRESOLVED : WAIT;
            case BALANCED -> isAgainst && !isSecond ? RESEND : last(isAgainst, age, settings);
            case MUST ->
                !isSecond && (isAgainst || reached(age, settings.mustHold())) ? RESEND : last(isAgainst, age, settings);
        };
    }

    private static Ruling last(boolean isAgainst, Duration age, SettleSettings settings) {
        return isAgainst || reached(age, settings.hold()) ? UNRESOLVED : WAIT;
    }

    private static boolean reached(Duration age, Duration limit) {
        return age.compareTo(limit) >= 0;
    }
}
