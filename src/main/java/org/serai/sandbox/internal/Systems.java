package org.serai.sandbox.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for business systems: {@code /_systems/{system}/…} records every call and answers what was scripted, else
 * 200 {@code {}}, and a login ({@code POST …/token}) a token. The newest 5,000 calls are kept, at most 64 MB of their bodies.
 */
final class Systems implements Handler {
    private static final Map<String, Object> TOKEN =
            Map.of("access_token", "stand-in", "token_type", "Bearer", "expires_in", 3600);
    private static final int KEPT = 5_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private final Map<String, List<Script>> scripts = new HashMap<>();
    private final Deque<RecordedCall> newestFirst = new ArrayDeque<>();
    private final AtomicLong total = new AtomicLong();
    private final BusinessClock clock;
    private final Pulse pulse;
    private long bytes;

    Systems(BusinessClock clock, Pulse pulse) {
        this.clock = clock;
        this.pulse = pulse;
    }

    @Override
    public Answer handle(Call call) {
        String rest = call.rawPath().substring("/_systems/".length());
        int slash = rest.indexOf('/');
        String system = slash < 0 ? rest : rest.substring(0, slash);
        String path = slash < 0 ? "/" : rest.substring(slash);
        Answer answer = scripted(system, call.method(), path, call.query());
        record(new RecordedCall(
                system, call.method(), path, call.query(), call.headers(), call.body(), answer.status(), clock.now()));
        return answer;
    }

    private synchronized Answer scripted(String system, String method, String path, @Nullable String query) {
        return scripts.getOrDefault(system, List.of()).stream()
                .filter(script -> script.takes(method, path, query))
                .findFirst()
                .map(Script::answer)
                .orElseGet(() -> Answer.json(method.equals("POST") && path.endsWith("/token") ? TOKEN : Map.of()));
    }

    private synchronized void record(RecordedCall call) {
        newestFirst.addFirst(call);
        total.incrementAndGet();
        bytes += call.body().length;
        while (newestFirst.size() > KEPT || bytes > MOST_BYTES && newestFirst.size() > 1) {
            bytes -= newestFirst.removeLast().body().length;
        }
        pulse.beat();
    }

    /** The newest script is asked first; older ones stay for the calls it does not fit. */
    synchronized void script(String system, List<Script> more) {
        scripts.computeIfAbsent(system, x -> new ArrayList<>()).addAll(0, more);
    }

    synchronized void unscript(String system) {
        scripts.remove(system);
    }

    synchronized List<RecordedCall> calls(@Nullable String system, int limit) {
        return newestFirst.stream()
                .filter(call -> system == null || call.system().equals(system))
                .limit(limit)
                .toList();
    }

    synchronized void clear() {
        scripts.clear();
        newestFirst.clear();
        bytes = 0;
    }

    long total() {
        return total.get();
    }
}
