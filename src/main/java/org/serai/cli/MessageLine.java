package org.serai.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.serai.canonical.Tree;

/** One message on one line, the phone masked. */
final class MessageLine {
    private MessageLine() {}

    static String text(Tree message) {
        var line = new StringBuilder();
        line.append(String.format("%-10s", message.text("state").orElse("")));
        line.append("  ").append(message.text("id").orElse(""));
        message.text("businessKey").ifPresent(key -> line.append("  ").append(key));
        message.text("to").ifPresent(to -> line.append("  ").append(mask(to)));
        message.text("template")
                .ifPresent(name -> line.append("  ")
                        .append(name)
                        .append(message.text("language").map(l -> "/" + l).orElse("")));
        message.text("wamid").ifPresent(wamid -> line.append("  ").append(wamid));
        message.text("error", "code").ifPresent(code -> line.append("  ").append(code));
        message.text("error", "title").ifPresent(title -> line.append(" ").append(title));
        return line.toString();
    }

    static Map<String, Object> masked(Tree message) {
        var masked = new LinkedHashMap<>(message.map());
        message.text("to").ifPresent(to -> masked.put("to", mask(to)));
        return masked;
    }

    /** Country and the last four digits stay, as everywhere in logs. */
    static String mask(String phone) {
        return phone.matches("\\+?[0-9]{7,}")
                ? phone.substring(0, 3) + "\u2022".repeat(phone.length() - 7) + phone.substring(phone.length() - 4)
                : phone;
    }
}
