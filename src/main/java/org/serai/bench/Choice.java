package org.serai.bench;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.canonical.Tree;
import org.serai.connector.Connector;
import org.serai.connector.Headers;
import org.serai.connector.Part;
import org.serai.connector.Piece;
import org.serai.connector.SentSample;
import org.serai.json.Json;
import org.serai.json.JsonException;

/**
 * What is sent: the sample, or the line of one, of which most reaches the outbox, and how its copies differ.
 *
 * @param prospect of the sample as it is
 * @param documents how many it holds
 */
record Choice(Candidate candidate, Prospect prospect, Copies copies, int documents) {

    /**
     * @param doorOnly whether nothing need come of it
     * @throws Unmeasurable when no sample will do
     */
    static Choice of(Connector connector, List<SentSample> samples, DryRuns runs, SystemPosts posts, boolean doorOnly)
            throws InterruptedException {
        @Nullable Choice best = null;
        for (SentSample sample : samples) {
            for (Candidate candidate : doorOnly || !sample.isFetched() ? Candidate.of(connector, sample) : NONE) {
                Choice one = choice(connector, candidate, runs.of(candidate.body(), posts.headers(candidate, 0)));
                best = one.isSound(connector, posts) && (best == null || ORDER.compare(one, best) > 0) ? one : best;
            }
        }
        if (best == null || !doorOnly && best.prospect.judged() == 0) {
            throw new Unmeasurable(
                    "no sample of connector " + connector.name() + " becomes a message by itself",
                    "a document that must be fetched first, or no flow waits for, does not; measure the door: --door-only");
        }
        return best;
    }

    private static final List<Candidate> NONE = List.of();

    /** Most messages of a document, then the fewest bytes. */
    private static final Comparator<Choice> ORDER = Comparator.<Choice>comparingDouble(
                    one -> (double) one.prospect.messages() / one.documents)
            .thenComparingDouble(one -> (double) one.prospect.judged() / one.documents)
            .thenComparing(one -> -one.candidate.unit().length);

    private static Choice choice(Connector connector, Candidate candidate, Prospect prospect) {
        var marks = new Marks();
        marks.addEvents(prospect.events());
        List<Piece> pieces = connector.pieces(candidate.body());
        if (prospect.events().isEmpty()) {
            pieces.stream().filter(Choice::isReadable).forEach(piece -> marks.addDocument(tree(piece)));
        }
        Part id = connector.descriptor().naming().deliveryId();
        if (id != null) {
            pieces.stream()
                    .filter(Choice::isReadable)
                    .flatMap(piece -> texts(id, piece))
                    .forEach(marks::add);
        }
        return new Choice(candidate, prospect, new Copies(candidate.unit(), marks), Math.max(1, pieces.size()));
    }

    /** Those that look like an id: a word that says what kind of thing it is must stay. */
    private static Stream<String> texts(Part id, Piece piece) {
        Tree document = tree(piece);
        return id.pointers().stream()
                .filter(pointer -> !pointer.toLowerCase(Locale.ROOT).endsWith("type"))
                .flatMap(pointer -> document
                        .at(Part.steps(pointer))
                        .text()
                        .filter(text -> pointer.toLowerCase(Locale.ROOT).endsWith("id") || hasDigit(text))
                        .stream());
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean isReadable(Piece piece) {
        return piece.unreadable() == null;
    }

    private static Tree tree(Piece piece) {
        try {
            return Tree.of(Json.parse(piece.body()));
        } catch (JsonException unreadable) {
            return Tree.of(null);
        }
    }

    /** Whether each copy is a delivery of its own. */
    private boolean isSound(Connector connector, SystemPosts posts) {
        if (prospect.parked() > 0 || !copies.differ()) {
            return false;
        }
        Set<String> ids = new HashSet<>();
        for (int number = 1; number <= 2; number++) {
            var headers = Headers.ofSingle(posts.headers(candidate, number));
            connector
                    .pieces(candidate.with(copies.of(number)))
                    .forEach(piece ->
                            ids.add(connector.envelope(headers, piece.body()).deliveryId()));
        }
        boolean ofBody = connector.descriptor().naming().identifiesBody();
        return ids.size() == (ofBody ? 2 : 2 * documents);
    }

    byte[] body(int number) {
        return candidate.with(copies.of(number));
    }
}
