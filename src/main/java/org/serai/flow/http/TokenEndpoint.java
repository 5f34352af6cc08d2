package org.serai.flow.http;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.RetryAfter;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.canonical.UnavailableException;
import org.serai.json.Json;
import org.serai.json.JsonException;

/** Asks a system's login for a token (RFC 6749, sections 4.4 and 6). Says of a refusal only the error's code. */
record TokenEndpoint(CloseableHttpClient http) {
    private static final int MOST = 64 * 1024;
    private static final Duration UNSAID = Duration.ofMinutes(5);

    Token ask(Grant grant, String refresh) {
        HttpPost post = new HttpPost(grant.loginUrl());
        post.setEntity(new UrlEncodedFormEntity(form(grant, refresh), StandardCharsets.UTF_8));
        post.setHeader("Accept", "application/json");
        if (grant.isBasic()) {
            String pair = grant.clientId() + ":" + grant.clientSecret();
            post.setHeader(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        String host = String.valueOf(URI.create(grant.loginUrl()).getHost());
        try {
            return http.execute(post, answer -> token(host, answer));
        } catch (IOException away) {
            throw new UnavailableException(
                    host,
                    "the login at " + host + " cannot be reached: "
                            + away.getClass().getSimpleName(),
                    away);
        }
    }

    private static List<NameValuePair> form(Grant grant, String refresh) {
        var form = new ArrayList<NameValuePair>();
        form.add(new BasicNameValuePair("grant_type", refresh.isEmpty() ? "client_credentials" : "refresh_token"));
        add(form, "refresh_token", refresh);
        add(form, "scope", grant.scope());
        if (!grant.isBasic()) {
            add(form, "client_id", grant.clientId());
            add(form, "client_secret", grant.clientSecret());
        }
        return form;
    }

    private static void add(List<NameValuePair> form, String name, String value) {
        if (!value.isEmpty()) {
            form.add(new BasicNameValuePair(name, value));
        }
    }

    private static Token token(String host, ClassicHttpResponse answer) throws IOException {
        int status = answer.getCode();
        Tree body = Tree.of(read(answer));
        if (status == 429 || status >= 500) {
            throw new UnavailableException(
                    host,
                    "the login at " + host + " answered " + status,
                    RetryAfter.read(header(answer, "Retry-After"), header(answer, "Date"))
                            .orElse(null),
                    new IOException("status " + status));
        }
        Optional<String> value = body.text("access_token");
        if (status >= 300 || value.isEmpty()) {
            throw refused(host, status, body.text("error").orElse("no access_token"));
        }
        Duration life = body.text("expires_in")
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(UNSAID);
        return Token.lasting(value.get(), body.text("refresh_token").orElse(""), life);
    }

    private static SeraiException refused(String host, int status, String error) {
        String word = error.matches("[A-Za-z_ ]{1,40}") ? error : "an error";
        return new SeraiException(
                "login.refused",
                host,
                "the login at " + host + " answered " + status + ": " + word,
                "see the client's id, secret and scope in the tenant's file");
    }

    private static @Nullable Object read(ClassicHttpResponse answer) throws IOException {
        byte[] bytes = answer.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(answer.getEntity(), MOST);
        try {
            return bytes == null || bytes.length == 0 ? null : Json.parse(bytes);
        } catch (JsonException noJson) {
            return null;
        }
    }

    private static @Nullable String header(ClassicHttpResponse answer, String name) {
        Header found = answer.getFirstHeader(name);
        return found == null ? null : found.getValue();
    }
}
