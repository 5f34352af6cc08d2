package org.serai.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** One element as a tree; the reader stands at its end afterwards. At most 100 levels deep. */
record XmlTree(Xml xml, XMLStreamReader at) {
    private static final int DEEPEST = 100;

    /** With the element's own name as {@code #name}, where attributes are kept too. */
    Map<String, Object> document() throws XMLStreamException {
        var tree = new LinkedHashMap<String, Object>();
        if (xml.keepsAttributes()) {
            tree.put("#name", at.getLocalName());
        }
        Object content = content(1);
        if (content instanceof Map<?, ?> map) {
            map.forEach((name, value) -> tree.put((String) name, value));
        } else if (content != null) {
            tree.put("#text", content);
        }
        return tree;
    }

    private @Nullable Object content(int depth) throws XMLStreamException {
        checkDepth(depth, at);
        Map<String, Object> parts = attributes();
        var text = new StringBuilder();
        for (int event = at.next(); event != XMLStreamConstants.END_ELEMENT; event = at.next()) {
            refuse(event, at);
            if (event == XMLStreamConstants.START_ELEMENT) {
                child(parts, depth);
            } else if (at.isCharacters() || event == XMLStreamConstants.CDATA) {
                text.append(at.getText());
            }
        }
        String own = text.toString().strip();
        if (parts.isEmpty()) {
            return own.isEmpty() ? null : own;
        }
        if (!own.isEmpty()) {
            parts.put("#text", own);
        }
        return parts;
    }

    private Map<String, Object> attributes() {
        var attributes = new LinkedHashMap<String, Object>();
        for (int i = 0; xml.keepsAttributes() && i < at.getAttributeCount(); i++) {
            if (!at.getAttributeValue(i).isBlank()) {
                attributes.put("@" + at.getAttributeLocalName(i), at.getAttributeValue(i));
            }
        }
        return attributes;
    }

    private void child(Map<String, Object> parts, int depth) throws XMLStreamException {
        String name = at.getLocalName();
        boolean isList = xml.isList(at);
        Object child = content(depth + 1);
        if (child != null) {
            Object before = parts.get(name);
            parts.put(name, before == null && !isList ? child : both(before, child));
        }
    }

    /** The list that was begun goes on. */
    @SuppressWarnings("unchecked")
    private static List<Object> both(@Nullable Object before, Object child) {
        List<Object> list = before instanceof ArrayList<?> begun ? (List<Object>) begun : new ArrayList<>();
        if (before != null && before != list) {
            list.add(before);
        }
        list.add(child);
        return list;
    }

    static void checkDepth(int depth, XMLStreamReader at) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("more than 100 elements in each other", at.getLocation());
        }
    }

    /** Nothing of a DTD is read, so nothing it declares can grow; what it declares is not known either. */
    static void refuse(int event, XMLStreamReader at) throws XMLStreamException {
        if (event == XMLStreamConstants.DTD) {
            throw new XMLStreamException("it has a DTD", at.getLocation());
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new XMLStreamException("an entity nobody declared", at.getLocation());
        }
    }
}
