package cloud.yunhai.apiserver.core.document;

import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apiserver.core.document.Shape.Member;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XML strictly: no document type and so no entities, our namespace only, bounded depth and size.
///
/// XML does not say what is a list or a number, so the shape of the request is asked. What does not fit it becomes
/// content of another kind, and the same checks as for JSON find it.
public final class XmlDocument {
    private static final int ELEMENTS_MAX = 20_000;
    private static final Pattern NUMERAL = Pattern.compile("-?(0|[1-9][0-9]{0,18})(\\.[0-9]{1,17})?");
    private static final XMLInputFactory FACTORY = XmlCodec.hardened();

    private final XMLStreamReader reader;
    private int elements;

    private XmlDocument(XMLStreamReader reader) {
        this.reader = reader;
    }

    /// Reads one.
    ///
    /// @throws MalformedException when it is none, or none of this shape's name
    public static Content parse(byte[] document, Shape shape) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
            return new XmlDocument(reader).root(shape);
        } catch (XMLStreamException e) {
            String place = e.getLocation() == null
                    ? ""
                    : ": line " + e.getLocation().getLineNumber() + ", column "
                            + e.getLocation().getColumnNumber();
            throw new MalformedException(
                    "not XML" + place + " (expected: one well-formed document without a document type)", e);
        }
    }

    private Content root(Shape shape) throws XMLStreamException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            if (reader.getEventType() == XMLStreamConstants.DTD) {
                throw new MalformedException("the document has a document type (expected: none)");
            }
        }
        if (!reader.getLocalName().equals(shape.rootName())) {
            throw new MalformedException(
                    "element " + shown(reader.getLocalName()) + " (expected: " + shape.rootName() + ")");
        }
        check();
        Content root = members(shape, "", 1);
        while (reader.hasNext()) {
            reader.next(); // what stands behind the root may still be wrong
        }
        return root;
    }

    /// The cursor stands on a start, and on its end afterwards.
    private Content members(Shape shape, String pointer, int depth) throws XMLStreamException {
        if (isNil()) {
            return empty();
        }
        var byName = new LinkedHashMap<String, Content>();
        while (nextChild(pointer)) {
            String name = reader.getLocalName();
            Member member = shape.members().get(name);
            String place = Pointers.member(pointer, name);
            Content node = member == null ? skip() : value(member.value(), member, place, depth + 1);
            if (byName.put(name, node) != null) {
                throw MalformedException.at(place, "the element is there twice (expected: once)");
            }
        }
        return new Content.Members(byName);
    }

    private Content value(ValueShape value, Member member, String pointer, int depth) throws XMLStreamException {
        if (depth > JsonDocument.DEPTH_MAX) {
            throw new MalformedException("the document is more than " + JsonDocument.DEPTH_MAX + " levels deep");
        }
        return switch (value) {
            case ValueShape.Nested nested -> members(nested.shape(), pointer, depth);
            case ValueShape.Many many -> items(many, member, pointer, depth);
            case ValueShape.Entries entries -> entries(entries, member, pointer, depth);
            case ValueShape.Text _ -> text(!member.expect().id().isEmpty());
            case ValueShape.Secret _ -> text(false);
            case ValueShape.Moment _, ValueShape.OneOf _ -> text(true);
            case ValueShape.Whole _, ValueShape.Fraction _ -> numeral(text(true));
            case ValueShape.Truth _ -> truth(text(true));
        };
    }

    private Content items(ValueShape.Many many, Member member, String pointer, int depth) throws XMLStreamException {
        if (isNil()) {
            return empty();
        }
        List<Content> nodes = new ArrayList<>();
        while (nextChild(pointer)) {
            if (!reader.getLocalName().equals(member.itemName())) {
                throw MalformedException.at(
                        pointer,
                        "element " + shown(reader.getLocalName()) + " (expected: " + member.itemName() + " elements)");
            }
            nodes.add(value(many.item(), member, pointer + "/" + nodes.size(), depth + 1));
        }
        return new Content.Items(nodes);
    }

    private Content entries(ValueShape.Entries entries, Member member, String pointer, int depth)
            throws XMLStreamException {
        if (isNil()) {
            return empty();
        }
        var byName = new LinkedHashMap<String, Content>();
        while (nextChild(pointer)) {
            String key = null;
            Content node = new Content.Null();
            boolean entry = reader.getLocalName().equals("entry");
            while (nextChild(pointer)) {
                switch (reader.getLocalName()) {
                    case "key" -> key = text(true) instanceof Content.Text text ? text.string() : null;
                    case "value" -> node = value(entries.value(), member, pointer, depth + 1);
                    default -> entry = false;
                }
            }
            if (!entry || key == null) {
                throw MalformedException.at(
                        pointer, "entry (expected: entry elements with one key and one value each)");
            }
            if (byName.put(key, node) != null) {
                throw MalformedException.at(Pointers.member(pointer, key), "the name is there twice (expected: once)");
            }
        }
        return new Content.Members(byName);
    }

    private Content text(boolean strip) throws XMLStreamException {
        if (isNil()) {
            return empty();
        }
        StringBuilder content = new StringBuilder();
        boolean nested = false;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    content.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.START_ELEMENT -> {
                    nested = true;
                    check();
                    skip();
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedException("an entity (expected: none but the five of XML)");
                case XMLStreamConstants.END_ELEMENT -> {
                    return nested
                            ? new Content.Members(new LinkedHashMap<>())
                            : new Content.Text(taken(content, strip));
                }
                default -> {}
            }
        }
    }

    private static char[] taken(StringBuilder content, boolean strip) {
        if (strip) {
            return content.toString().strip().toCharArray();
        }
        char[] characters = new char[content.length()];
        content.getChars(0, characters.length, characters, 0);
        // It may have been a password.
        for (int i = 0; i < characters.length; i++) {
            content.setCharAt(i, '\0');
        }
        return characters;
    }

    private static Content numeral(Content node) {
        return node instanceof Content.Text text
                        && NUMERAL.matcher(text.string()).matches()
                ? new Content.Numeral(text.string())
                : node;
    }

    private static Content truth(Content node) {
        if (node instanceof Content.Text text) {
            return switch (text.string()) {
                case "true" -> new Content.Truth(true);
                case "false" -> new Content.Truth(false);
                default -> node;
            };
        }
        return node;
    }

    private Content skip() throws XMLStreamException {
        int open = 1;
        while (open > 0) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    check();
                    open++;
                }
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {}
            }
        }
        return new Content.Null();
    }

    private Content empty() throws XMLStreamException {
        skip();
        return new Content.Null();
    }

    /// True on the start of the next child, false on the end of the parent.
    private boolean nextChild(String pointer) throws XMLStreamException {
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    check();
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (!reader.isWhiteSpace()) {
                        throw MalformedException.at(
                                pointer,
                                "text in line " + reader.getLocation().getLineNumber() + " (expected: elements)");
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedException("an entity (expected: none but the five of XML)");
                default -> {}
            }
        }
    }

    private void check() {
        if (++elements > ELEMENTS_MAX) {
            throw new MalformedException("more than " + ELEMENTS_MAX + " elements");
        }
        String namespace = reader.getNamespaceURI();
        if (!Page.NAMESPACE.equals(namespace)) {
            throw new MalformedException("element " + shown(reader.getLocalName()) + " in namespace " + shown(namespace)
                    + " (expected: " + Page.NAMESPACE + ")");
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(reader.getAttributeNamespace(i))) {
                throw new MalformedException("attribute " + shown(reader.getAttributeLocalName(i)) + " of "
                        + reader.getLocalName() + " (expected: none)");
            }
        }
    }

    private boolean isNil() {
        String nil = reader.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
        return "true".equals(nil) || "1".equals(nil);
    }

    private static String shown(@Nullable String name) {
        String text = name == null || name.isEmpty() ? "(none)" : name;
        return text.length() > 64 ? text.substring(0, 64) + "..." : text;
    }
}
