package org.serai.format;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The documents of one stream. Where the text stops being XML, the rest of it is one unreadable entry. */
final class XmlDocuments {
    private final Xml xml;
    private final Allowance in;
    private @Nullable XMLStreamReader reader;
    private int depth;
    private int number;
    private boolean isOver;

    XmlDocuments(Xml xml, InputStream bytes) {
        this.xml = xml;
        this.in = new Allowance(bytes);
    }

    @Nullable
    Entry next() throws IOException {
        if (isOver) {
            return null;
        }
        try {
            in.renew();
            return read(opened());
        } catch (XMLStreamException broken) {
            return rest(broken);
        }
    }

    private XMLStreamReader opened() throws XMLStreamException {
        if (reader == null) {
            reader = Xml.parser().createXMLStreamReader(in);
        }
        return reader;
    }

    private @Nullable Entry read(XMLStreamReader at) throws XMLStreamException {
        while (at.hasNext()) {
            int event = at.next();
            XmlTree.refuse(event, at);
            XmlTree.checkDepth(depth, at);
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT && xml.isDocument(at.getLocalName(), ++depth)) {
                depth--;
                return document(at);
            }
        }
        isOver = true;
        return null;
    }

    private Entry document(XMLStreamReader at) throws XMLStreamException {
        number++;
        String position =
                at.getLocalName() + " " + number + " (line " + at.getLocation().getLineNumber() + ")";
        return new Entry.Document(position, new XmlTree(xml, at).document());
    }

    private Entry rest(XMLStreamException broken) throws IOException {
        isOver = true;
        Throwable cause = broken.getNestedException();
        boolean brokenOff = cause instanceof IOException
                && !(cause instanceof Allowance.Spent)
                && !(cause instanceof CharConversionException);
        if (brokenOff) {
            throw (IOException) cause;
        }
        int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
        return Entry.Unreadable.of(
                "line " + Math.max(line, 1),
                in.shown(),
                message(cause == null ? broken : cause),
                "the system must send whole XML without a DTD; what stands behind this place was not read");
    }

    private static String message(Throwable broken) {
        String message = String.valueOf(broken.getMessage());
        String words = message.substring(message.lastIndexOf("\nMessage: ") + 1).replaceFirst("^Message: ", "");
        return "not XML: " + words.replaceFirst("^http\\S+#", "");
    }
}
