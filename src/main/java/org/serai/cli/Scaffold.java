package org.serai.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.serai.finding.ClassPathFolder;

/** The files of a new connector folder: a whole, working example to be changed, not a form to be filled in. */
final class Scaffold {
    /** What a connector is about; it decides which events the example makes. */
    enum Kind {
        ECOMMERCE("order", "Orders", "order-created", "new orders become `order.created.v1`"),
        ERP("order", "Orders", "order-created", "new orders become `order.created.v1`"),
        GENERIC("order", "Orders", "order-created", "new orders become `order.created.v1`"),
        LOGISTICS("shipment", "Parcels", "out-for-delivery", "parcels become `shipment.updated.v1`"),
        CRM("ticket", "Tickets", "agent-answered", "an agent's public words become `ticket.updated.v1`");

        private final String matter;
        private final String noun;
        private final String sample;
        private final String events;

        Kind(String matter, String noun, String sample, String events) {
            this.matter = matter;
            this.noun = noun;
            this.sample = sample;
            this.events = events;
        }

        String sample() {
            return sample;
        }
    }

    private static final String DOCUMENTS = "documents.yaml";
    private final String name;
    private final Kind kind;
    private final String style;

    /** @param style a folder of {@code scaffold/} */
    Scaffold(String name, Kind kind, String style) {
        this.name = name;
        this.kind = kind;
        this.style = style;
    }

    /** By path inside the folder. */
    Map<String, String> files() {
        Map<String, String> matter = ClassPathFolder.read("scaffold/" + kind.matter);
        String documents = matter.getOrDefault(DOCUMENTS, "").stripTrailing();
        var files = new TreeMap<String, String>();
        ClassPathFolder.read("scaffold/" + style)
                .forEach((path, text) -> files.put(path.replace("@name@", name), fill(text, documents)));
        matter.forEach((path, text) -> files.put(path, fill(text, documents)));
        files.remove(DOCUMENTS);
        return files;
    }

    /** @return the written files, relative to {@code connectors} */
    List<Path> write(Path connectors) {
        Path folder = connectors.resolve(name);
        if (Files.exists(folder)) {
            throw new CliFailure(Exit.USAGE, folder + " is there already", "choose another name, or remove the folder");
        }
        try {
            for (Map.Entry<String, String> file : files().entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return files().keySet().stream()
                .map(file -> Path.of(name).resolve(file))
                .toList();
    }

    private String fill(String text, String documents) {
        return text.replace("@documents@", documents)
                .replace("@name@", name)
                .replace("@title@", words(name, " "))
                .replace("@header@", words(name, "-"))
                .replace("@kind@", kind.name().toLowerCase(Locale.ROOT))
                .replace("@noun@", kind.noun)
                .replace("@case@", kind.sample)
                .replace("@events@", kind.events);
    }

    /** {@code acme-express} is Acme Express to people, Acme-Express in a header. */
    private static String words(String name, String between) {
        return Arrays.stream(name.split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining(between));
    }
}
