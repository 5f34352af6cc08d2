package org.serai.mapping;

import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.serai.finding.Findings;
import org.serai.finding.Place;

/** Compiles one file with the tables and the imports that stand beside it. */
record MappingCompiler(Path root, Vocabulary vocabulary, Findings findings) {

    Optional<Mapping> compile(Path file) {
        Optional<String> text = read(file);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var source = SourceText.of(name(file), text.get());
        Map<String, LookupTable> tables = tables(Objects.requireNonNull(file.getParent()));
        var current = new CurrentRun();
        List<Function> functions = HouseFunctions.of(relative(file), tables, current, vocabulary);
        new SourceRules(source, vocabulary, tables, findings).check();
        try {
            var expression = new Parser(new StringReader(text.get()))
                    .withSource(source.file())
                    .withFunctions(functions)
                    .withResourceResolver(imported -> imported(file, imported))
                    .compile();
            return Optional.of(new Mapping(relative(file), source, expression, current, vocabulary.variables()));
        } catch (RuntimeException | TokenMgrError | StackOverflowError broken) {
            new CompileError(source, functions.stream().map(Function::getName).toList(), findings).add(broken);
            return Optional.empty();
        }
    }

    private Reader imported(Path file, String name) {
        Path target = file.resolveSibling(name).normalize();
        if (!target.startsWith(root.normalize()) || !Files.isRegularFile(target)) {
            throw new com.schibsted.spt.data.jslt.JsltException(
                    "Cannot load resource '" + name + "': no such file here");
        }
        return new StringReader(read(target).orElse(""));
    }

    private Map<String, LookupTable> tables(Path folder) {
        var tables = new TreeMap<String, LookupTable>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".csv"))
                    .sorted()
                    .forEach(f -> read(f).ifPresent(text -> tables.put(
                            f.getFileName().toString().replaceFirst("\\.csv$", ""),
                            LookupTable.read(name(f), text, findings))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return tables;
    }

    private Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (MalformedInputException wrong) {
            findings.error("SERAI-M001", Place.start(name(file)), "not UTF-8", "save the file as UTF-8");
        } catch (NoSuchFileException gone) {
            findings.error(
                    "SERAI-M001", Place.start(name(file)), "the file went away while it was read", "save it again");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Optional.empty();
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private String name(Path file) {
        return root.toAbsolutePath().getFileName() + "/" + relative(file);
    }
}
