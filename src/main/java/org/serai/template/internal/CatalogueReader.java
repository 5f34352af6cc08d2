package org.serai.template.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.serai.finding.Findings;
import org.serai.finding.Place;
import org.serai.finding.Yaml;
import org.serai.template.Template;
import org.serai.template.TemplateName;

/** Reads a folder of templates once. Files are named in findings by their path from the project's root. */
public final class CatalogueReader {
    private static final String SUFFIX = ".yaml";
    private final Path folder;
    private final Findings findings;
    private final Set<String> names = new HashSet<>();

    public CatalogueReader(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    public Map<TemplateName, Template> read() {
        var sheets = new ArrayList<Sheet>();
        for (Path path : files()) {
            names.add(baseName(path));
            read(path, sheets);
        }
        new CatalogueRules(findings).check(sheets);
        var templates = new LinkedHashMap<TemplateName, Template>();
        sheets.forEach(sheet -> templates.put(sheet.template().name(), sheet.template()));
        return templates;
    }

    /** Of every file, also of those with errors. */
    public Set<String> names() {
        return names;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException broken) {
            findings.error(
                    Codes.UNREADABLE, Place.start(label(folder)), "cannot be listed: " + broken.getMessage(), null);
            return List.of();
        }
    }

    private void read(Path path, List<Sheet> sheets) {
        var own = new Findings();
        String file = label(folder) + "/" + path.getFileName();
        try {
            String text = Files.readString(path);
            Yaml.read(file, text, own)
                    .flatMap(node -> new TemplateReader(new Source(file, text), own).read(node, baseName(path)))
                    .filter(sheet -> !own.hasErrors())
                    .ifPresent(sheets::add);
        } catch (IOException broken) {
            own.error(Codes.UNREADABLE, Place.start(file), "cannot be read as UTF-8 text", "save the file as UTF-8");
        }
        findings.addAll(own);
    }

    private static String baseName(Path path) {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    private static String label(Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        int count = whole.getNameCount();
        return whole.subpath(Math.max(0, count - 2), count).toString().replace('\\', '/');
    }
}
