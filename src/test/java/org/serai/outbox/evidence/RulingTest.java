package org.serai.outbox.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serai.canonical.SendClass;

class RulingTest {
    @ParameterizedTest(name = "{0}: second {1}, evidence against it {2}, after {3}: {4}")
    @CsvSource({
        "ONCE,     false, false, PT5H59M, WAIT",
        "ONCE,     false, true,  PT3M,    UNRESOLVED",
        "ONCE,     false, false, PT6H,    UNRESOLVED",
        "BALANCED, false, false, PT5H59M, WAIT",
        "BALANCED, false, true,  PT3M,    RESEND",
        "BALANCED, true,  true,  PT3M,    UNRESOLVED",
        "BALANCED, false, false, PT6H,    UNRESOLVED",
        "BALANCED, true,  false, PT6H,    UNRESOLVED",
        "MUST,     false, false, PT14M,   WAIT",
        "MUST,     false, true,  PT3M,    RESEND",
        "MUST,     false, false, PT15M,   RESEND",
        "MUST,     true,  false, PT15M,   WAIT",
        "MUST,     true,  true,  PT3M,    UNRESOLVED",
        "MUST,     true,  false, PT6H,    UNRESOLVED",
        "OTP,      false, false, PT59S,   WAIT",
        "OTP,      false, true,  PT30S,   EXPIRE",
        "OTP,      false, false, PT60S,   EXPIRE",
    })
    void each_class_keeps_its_promise(
            SendClass sendClass, boolean isSecond, boolean isAgainst, Duration age, Ruling expected) {
        assertThat(Ruling.of(sendClass, isSecond, isAgainst, age, Settles.SHIPPED))
                .isEqualTo(expected);
    }
}
