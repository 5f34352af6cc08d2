package org.serai.format;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.serai.finding.FieldReader;
import org.serai.finding.YamlNode;
import org.serai.format.edi.EdiFormat;

/** The formats a descriptor can name. A new one is a file of its own and a line here. */
public final class Formats {
    /** What a folder reads that names no format: the whole stream is one JSON document. */
    public static final Format JSON = new JsonDocument();

    private static final Map<String, Function<FormatBlock, Format>> BY_NAME = new TreeMap<>(Map.of(
            "json", JsonDocument::read,
            "json-lines", JsonLines::read,
            "csv", Csv::read,
            "fixed-width", FixedWidth::read,
            "form", Form::read,
            "xml", Xml::read,
            "idoc", Xml::readIdocs,
            "edi", EdiFormat::read));

    private Formats() {}

    /** Reads the block {@code format} of a descriptor; what is wrong in it is told where it stands. */
    public static Format read(YamlNode block, FieldReader fields) {
        String name = fields.oneOf(block, "name", "", BY_NAME.keySet());
        return BY_NAME.getOrDefault(name, unknown -> JSON).apply(new FormatBlock(block, fields));
    }
}
