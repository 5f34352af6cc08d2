package org.serai.format;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as trees, with no DTD and no entity but the five every XML has. An element with nothing but text is that text, any
 * other a map of its attributes ({@code @name}), its children, and where there is some its own text ({@code #text});
 * names stand without their namespace. What is empty is absent. A child that stands several times is a list.
 *
 * @param each the elements each of which is a document; empty: the root is the one
 * @param lists always lists, also where there is one; null: what SAP calls a segment is
 */
record Xml(Set<String> each, @Nullable Set<String> lists) implements Format {
    private static final String CONTROL_RECORD = "EDI_DC40";

    static Format read(FormatBlock block) {
        block.keys("each", "lists");
        var each = new HashSet<>(block.fields().texts(block.node().get("each")));
        block.text("each").ifPresent(each::add);
        return new Xml(
                Set.copyOf(each), Set.copyOf(block.fields().texts(block.node().get("lists"))));
    }

    /** SAP's IDocs: each IDOC is a document, each segment stands in a list, the control record alone does not. */
    static Format readIdocs(FormatBlock block) {
        block.keys();
        return new Xml(Set.of("IDOC"), null);
    }

    @Override
    public Iterator<Entry> read(InputStream bytes) {
        return new Entries(new XmlDocuments(this, bytes)::next);
    }

    boolean isDocument(String element, int depth) {
        return each.isEmpty() ? depth == 1 : each.contains(element);
    }

    boolean isList(XMLStreamReader at) {
        return lists == null
                ? at.getAttributeValue(null, "SEGMENT") != null
                        && !at.getLocalName().equals(CONTROL_RECORD)
                : lists.contains(at.getLocalName());
    }

    boolean keepsAttributes() {
        return lists != null;
    }

    /** The JDK's own, whatever else is on the class path. */
    static XMLInputFactory parser() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // JDK 24 and later have a limit of their own, which comes before ours and speaks of the JDK's settings
        factory.setProperty("jdk.xml.maxElementDepth", "0");
        factory.setXMLReporter((message, error, about, place) -> {
            // the exception says it; without a reporter the JDK prints it too
        });
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }
}
