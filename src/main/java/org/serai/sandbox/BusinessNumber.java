package org.serai.sandbox;

import java.util.regex.Pattern;

/** One business phone number of the sandbox; ids are digits kept as text, {@code display} is {@code +} and digits. */
public record BusinessNumber(String accountId, String id, String display, String verifiedName) {
    private static final Pattern DIGITS = Pattern.compile("\\d{5,20}");

    public BusinessNumber {
        if (!DIGITS.matcher(accountId).matches() || !DIGITS.matcher(id).matches()) {
            throw new IllegalArgumentException("account id and phone number id are 5 to 20 digits");
        }
        if (!display.startsWith("+") || !DIGITS.matcher(display.substring(1)).matches()) {
            throw new IllegalArgumentException("the display number is + and digits, for example +15550783881");
        }
    }

    /** The display number as webhooks write it: digits alone. */
    public String displayDigits() {
        return display.substring(1);
    }
}
