package org.serai.mapping;

import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Compiles one file with the tables and the imports that stand beside it. */
record MappingCompiler(TextFiles files, Tables tables, Vocabulary vocabulary) {

    Optional<Mapping> compile(Path file) {
        return files.read(file).flatMap(text -> compile(file, text));
    }

    private Optional<Mapping> compile(Path file, String text) {
        var source = SourceText.of(files.name(file), text);
        Map<String, LookupTable> beside = tables.in(Objects.requireNonNull(file.getParent()));
        var current = new CurrentRun();
        String path = files.relative(file);
        List<Function> functions = HouseFunctions.of(path, beside, current, vocabulary);
        new SourceRules(source, vocabulary, beside, files.findings()).check();
        try {
            var expression = new Parser(new StringReader(text))
                    .withSource(source.file())
                    .withFunctions(functions)
                    .withResourceResolver(imported -> imported(file, imported))
                    .compile();
            return Optional.of(new Mapping(path, source, expression, current, vocabulary.variables()));
        } catch (RuntimeException | TokenMgrError | StackOverflowError broken) {
            List<String> names = functions.stream().map(Function::getName).toList();
            new CompileError(source, names, files.findings()).add(broken);
            return Optional.empty();
        }
    }

    private Reader imported(Path file, String name) {
        Path target = file.resolveSibling(name).normalize();
        if (!target.startsWith(files.root().normalize()) || !Files.isRegularFile(target)) {
            throw new JsltException("Cannot load resource '" + name + "': no such file here");
        }
        return new StringReader(files.read(target).orElse(""));
    }
}
