package org.serai.cli;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.serai.canonical.Tree;
import org.serai.json.Json;
import org.serai.json.JsonException;
import org.serai.tenant.Sender;

/** Whether the Cloud API takes a number's token, sends its webhooks to an app, and shares our idea of the time. */
final class CloudApiCheck {
    private static final String VERSION = "/v26.0/";
    private static final Duration SKEW_BAD = Duration.ofMinutes(5);
    private static final Duration SKEW_ODD = Duration.ofSeconds(60);
    private final Probe probe;
    private final String base;
    private final Terminal terminal;
    private Optional<String> lastDate = Optional.empty();

    CloudApiCheck(Probe probe, String base, Terminal terminal) {
        this.probe = probe;
        this.base = base;
        this.terminal = terminal;
    }

    List<Checked> check(Sender sender) {
        var checked = new ArrayList<Checked>();
        String number = "number " + sender.id();
        Optional<HttpResponse<byte[]>> answer = ask(
                sender.id() + "?fields=id,display_phone_number",
                sender.accessToken().value());
        checked.add(token(number, answer, sender));
        if (answer.filter(a -> a.statusCode() == 200).isPresent()) {
            checked.add(subscription(sender));
        }
        return checked;
    }

    private Checked token(String number, Optional<HttpResponse<byte[]>> answer, Sender sender) {
        if (answer.isEmpty()) {
            return Checked.fail(
                    "token", number + ": " + base + " does not answer", "look at SERAI_CLOUD_API_URL and the way out");
        }
        int status = answer.get().statusCode();
        if (status == 200) {
            return Checked.ok("token", number + ": accepted");
        }
        String code = error(answer.get()).map(c -> "; serai explain " + c).orElse("");
        return Checked.fail(
                "token",
                number + ": refused with " + status,
                "put a fresh system user token into " + sender.accessToken().name() + code);
    }

    private Checked subscription(Sender sender) {
        String account = "account " + sender.wabaId();
        Optional<HttpResponse<byte[]>> answer =
                ask(sender.wabaId() + "/subscribed_apps", sender.accessToken().value());
        if (answer.isEmpty() || answer.get().statusCode() != 200) {
            return Checked.warn(
                    "webhook",
                    account + ": the list of subscribed apps cannot be read",
                    "give the token whatsapp_business_management");
        }
        return tree(answer.get()).items("data").isEmpty()
                ? Checked.fail(
                        "webhook",
                        account + ": no app is subscribed, so no answers and no statuses arrive",
                        "POST /" + sender.wabaId() + "/subscribed_apps with this token")
                : Checked.ok("webhook", account + ": an app is subscribed");
    }

    /** Compared with whoever answered last; signatures are refused when clocks differ by minutes. */
    Checked clock(Optional<String> otherDate) {
        Optional<Duration> skew = lastDate.or(() -> otherDate).flatMap(this::skew);
        if (skew.isEmpty()) {
            return Checked.ok("clock", terminal.clock().instant() + " (nobody to compare with)");
        }
        String found = skew.get().toSeconds() + " s beside the other end's";
        String remedy = "let the machine keep time (NTP)";
        if (skew.get().compareTo(SKEW_BAD) > 0) {
            return Checked.fail("clock", found, remedy);
        }
        return skew.get().compareTo(SKEW_ODD) > 0 ? Checked.warn("clock", found, remedy) : Checked.ok("clock", found);
    }

    private Optional<Duration> skew(String date) {
        try {
            ZonedDateTime theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(
                    Duration.between(theirs.toInstant(), terminal.clock().instant())
                            .abs());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<HttpResponse<byte[]>> ask(String path, String token) {
        Optional<HttpResponse<byte[]>> answer = probe.get(URI.create(base + VERSION + path), Optional.of(token));
        answer.flatMap(a -> a.headers().firstValue("date")).ifPresent(date -> lastDate = Optional.of(date));
        return answer;
    }

    private static Optional<String> error(HttpResponse<byte[]> answer) {
        return tree(answer).text("error", "code");
    }

    private static Tree tree(HttpResponse<byte[]> answer) {
        try {
            return Tree.of(Json.parse(answer.body()));
        } catch (JsonException notJson) {
            return Tree.of(null);
        }
    }
}
