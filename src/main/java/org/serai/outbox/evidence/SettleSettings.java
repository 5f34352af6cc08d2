package org.serai.outbox.evidence;

import java.time.Duration;
import org.serai.canonical.SeraiException;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Prefix {@code serai.settle}: when an unclear message is settled, in business time. Shorter values risk second messages;
 * tests use seconds. The defaults stand in {@code application.yaml}.
 *
 * @param guard the least time between an intent and the echoes that speak against it; three times the usual lag if that is longer
 * @param minAge no message younger than this is judged by the silence about it
 * @param window how far back messages are counted for the watermark
 * @param minMessages accepted in the window; with fewer, silence proves nothing
 * @param share of the accepted ones that must have been heard of
 * @param grain how finely messages are counted
 * @param lagWindow how far back the usual lag is looked for: twice the window at least, and two hours at most, as long as counts are kept
 * @param afterOutage how long after a failure of our webhook Meta may still be repeating what it could not deliver
 * @param outageFactor or so many times as long as the failure lasted, if that is longer
 * @param hold after which ONCE and BALANCED, and MUST the second time, are left to an operator
 * @param mustHold after which MUST is sent again without evidence
 * @param otpHold after which OTP is given up
 * @param lookAgain how often evidence is weighed
 */
@ConfigurationProperties("serai.settle")
public record SettleSettings(
        Duration guard,
        Duration minAge,
        Duration window,
        int minMessages,
        double share,
        Duration grain,
        Duration lagWindow,
        Duration afterOutage,
        int outageFactor,
        Duration hold,
        Duration mustHold,
        Duration otpHold,
        Duration lookAgain) {
    /** For how long it is kept how many messages were accepted and heard of. */
    public static final Duration COUNTS_KEPT = Duration.ofHours(2);

    public SettleSettings {
        positive("grain", grain);
        positive("window", window);
        positive("look-again", lookAgain);
        if (lagWindow.compareTo(window.multipliedBy(2)) < 0 || lagWindow.compareTo(COUNTS_KEPT) > 0) {
            throw wrong("lag-window", lagWindow, "twice serai.settle.window at least, and two hours at most");
        }
        if (minMessages < 1) {
            throw wrong("min-messages", minMessages, "at least 1");
        }
        if (outageFactor < 0) {
            throw wrong("outage-factor", outageFactor, "0 or more");
        }
        if (share <= 0.5 || share > 1) {
            throw wrong("share", share, "above 0.5 and at most 1");
        }
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw wrong(name, value, "a duration above zero, such as 10s");
        }
    }

    private static SeraiException wrong(String name, Object value, String wanted) {
        return new SeraiException(
                "setting.invalid", "serai.settle." + name, "`" + value + "` will not do", "set it to " + wanted);
    }
}
