package org.serai.bench;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.serai.connector.Connector;
import org.serai.connector.Headers;
import org.serai.connector.Part;
import org.serai.connector.Piece;
import org.serai.connector.SentSample;
import org.serai.json.Json;
import org.serai.canonical.Tree;

/**
 * What is sent: the sample, or the line of one, of which most reaches the outbox, and how its copies differ.
 *
 * @param prospect of the sample as it is
 * @param documents how many it holds
 */
record Choice(Candidate candidate, Prospect prospect, Copies copies, int documents) {

    static Choice of(Connector connector, List<SentSample> samples, DryRuns runs, SystemPosts posts)
            throws InterruptedException {
        @Nullable Choice best = null;
        for (SentSample sample : samples) {
            for (Candidate candidate : Candidate.of(connector, sample)) {
                Choice one = choice(connector, candidate, runs.of(candidate.body(), posts.headers(candidate, 0)));
                best = one.isSound(connector, posts) && (best == null || ORDER.compare(one, best) > 0) ? one : best;
            }
        }
        if (best == null || best.prospect.judged() == 0) {
            throw new Unmeasurable(
                    "no sample of connector " + connector.name() + " becomes a message by itself",
                    "measure one whose samples do: a document that must be fetched first, or no flow waits for, does not");
        }
        return best;
    }

    /** Most messages of a document, then the fewest bytes. */
    private static final Comparator<Choice> ORDER = Comparator.<Choice>comparingDouble(
                    one -> (double) one.prospect.messages() / one.documents)
            .thenComparingDouble(one -> (double) one.prospect.judged() / one.documents)
            .thenComparing(one -> -one.candidate.unit().length);

    private static Choice choice(Connector connector, Candidate candidate, Prospect prospect) {
        var marks = new Marks();
        marks.addEvents(prospect.events());
        List<Piece> pieces = connector.pieces(candidate.body());
        Part id = connector.descriptor().naming().deliveryId();
        if (id != null) {
            pieces.stream()
                    .filter(piece -> piece.unreadable() == null)
                    .flatMap(piece -> texts(id, piece))
                    .forEach(marks::add);
        }
        return new Choice(candidate, prospect, new Copies(candidate.unit(), marks), Math.max(1, pieces.size()));
    }

    /** Those that look like an id: a word that says what kind of thing it is must stay. */
    private static Stream<String> texts(Part id, Piece piece) {
        Tree document = Tree.of(Json.parse(piece.body()));
        return id.pointers().stream()
                .filter(pointer -> !pointer.toLowerCase(java.util.Locale.ROOT).endsWith("type"))
                .flatMap(pointer -> document.at(Part.steps(pointer)).text().stream())
                .filter(text -> text.chars().anyMatch(Character::isDigit));
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
                    .forEach(piece -> ids.add(connector.envelope(headers, piece.body()).deliveryId()));
        }
        boolean ofBody = connector.descriptor().naming().identifiesBody();
        return ids.size() == (ofBody ? 2 : 2 * documents);
    }

    byte[] body(int number) {
        return candidate.with(copies.of(number));
    }
}
