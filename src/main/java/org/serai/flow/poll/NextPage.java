package org.serai.flow.poll;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.SeraiException;
import org.serai.canonical.Tree;
import org.serai.connector.Part;

/**
 * What the next question must say beside its number: {@code mark}, or {@code path} and {@code query}, both below the
 * system's own address.
 */
final class NextPage {
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>[^,<]*\\brel=\"?next\"?");
    private final Paging paging;

    NextPage(Paging paging) {
        this.paging = paging;
    }

    /** Empty: this was the last one. */
    Optional<Map<String, Object>> of(Tree answer, int items) {
        if (!paging.nextLink().isEmpty()) {
            return link(answer).map(this::place);
        }
        if (!paging.nextMark().isEmpty()) {
            return pointed(answer, paging.nextMark()).map(mark -> Map.of("mark", mark));
        }
        return paging.pageSize() > 0 && items >= paging.pageSize() ? Optional.of(Map.of()) : Optional.empty();
    }

    private Optional<String> link(Tree answer) {
        return paging.nextLink().equals(Paging.HEADER)
                ? answer.text("link").map(NEXT::matcher).filter(Matcher::find).map(found -> found.group(1))
                : pointed(answer, paging.nextLink());
    }

    private static Optional<String> pointed(Tree answer, String pointer) {
        return answer.at("body").at(Part.steps(pointer)).text();
    }

    private Map<String, Object> place(String link) {
        URI base = paging.base();
        URI next = resolved(base, link);
        String root = Objects.requireNonNullElse(base.getRawPath(), "").replaceAll("/$", "");
        String path = Objects.requireNonNullElse(next.getRawPath(), "");
        if (!isSame(base.getScheme(), next.getScheme())
                || !isSame(base.getRawAuthority(), next.getRawAuthority())
                || !(path + "/").startsWith(root + "/")) {
            throw elsewhere();
        }
        var place = new LinkedHashMap<String, Object>();
        place.put("path", path.substring(root.length()));
        if (next.getRawQuery() != null) {
            place.put("query", next.getRawQuery());
        }
        return place;
    }

    private static URI resolved(URI base, String link) {
        try {
            return base.resolve(link).normalize();
        } catch (IllegalArgumentException unreadable) {
            throw elsewhere();
        }
    }

    private static boolean isSame(@Nullable String ours, @Nullable String theirs) {
        return ours != null && ours.equalsIgnoreCase(theirs);
    }

    private static SeraiException elsewhere() {
        return new SeraiException(
                "poll.link-elsewhere",
                "",
                "the link to the next page leads away from the system's address",
                "write the address into the tenant's settings as the system itself writes it");
    }
}
