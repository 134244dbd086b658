package cloud.yunhai.vmcontroller.core;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes indented XML; every value is escaped.
final class Xml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private int depth;

    Xml() {
        try {
            writer = FACTORY.createXMLStreamWriter(text);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Something that writes into the document.
    @FunctionalInterface
    interface Content {
        void write();
    }

    /// An element with others inside; attributes as name and value in turn.
    void element(String name, Content content, String... attributes) {
        writing(() -> {
            indent();
            writer.writeStartElement(name);
            attributes(attributes);
        });
        depth++;
        content.write();
        depth--;
        writing(() -> {
            indent();
            writer.writeEndElement();
        });
    }

    /// An element without content.
    void empty(String name, String... attributes) {
        writing(() -> {
            indent();
            writer.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    /// An element with a text.
    void text(String name, String value, String... attributes) {
        writing(() -> {
            indent();
            writer.writeStartElement(name);
            attributes(attributes);
            writer.writeCharacters(value);
            writer.writeEndElement();
        });
    }

    /// The document.
    String document() {
        writing(writer::flush);
        return text + "\n";
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void indent() throws XMLStreamException {
        if (text.getBuffer().length() > 0 || depth > 0) {
            writer.writeCharacters("\n" + "  ".repeat(depth));
        }
    }

    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void writing(Writing step) {
        try {
            step.run();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a document in memory", impossible);
        }
    }
}
