package cloud.yunhai.apiserver.badinput;

import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.apiserver.core.document.ValueShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes trees as JSON and XML without minding whether they are right; one member may be written twice.
final class Texts {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final StringBuilder text = new StringBuilder();
    private final String twice;

    private Texts(String twice) {
        this.twice = twice;
    }

    static String json(JsonNode node, String twice) {
        Texts texts = new Texts(twice);
        texts.json(node, "", "");
        return texts.text.toString();
    }

    private void json(JsonNode node, String pointer, String separator) {
        text.append(separator);
        if (node.isObject()) {
            text.append('{');
            String next = "";
            for (var member : node.properties()) {
                String place = pointer + "/" + member.getKey();
                for (int i = 0; i < (place.equals(twice) ? 2 : 1); i++) {
                    text.append(next).append(quoted(member.getKey())).append(':');
                    json(member.getValue(), place, "");
                    next = ",";
                }
            }
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            for (int i = 0; i < node.size(); i++) {
                json(node.get(i), pointer + "/" + i, i == 0 ? "" : ",");
            }
            text.append(']');
        } else {
            text.append(node.isString() ? quoted(node.stringValue()) : node.toString());
        }
    }

    private static String quoted(String content) {
        StringBuilder escaped = new StringBuilder("\"");
        for (char c : content.toCharArray()) {
            // Lone surrogates can only be sent as escapes.
            escaped.append(
                    c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c) ? "\\u%04x".formatted((int) c) : c);
        }
        return escaped.append('"').toString();
    }

    static String xml(JsonNode node, Class<?> type, String twice) {
        Texts texts = new Texts(twice);
        Shape shape = Shape.of(type);
        texts.text.append('<').append(shape.rootName());
        texts.text
                .append(" xmlns='")
                .append(Page.NAMESPACE)
                .append("' xmlns:xsi='")
                .append(XSI)
                .append("'>");
        texts.content(node, new ValueShape.Nested(type), "item", "");
        texts.text.append("</").append(shape.rootName()).append('>');
        return texts.text.toString();
    }

    private void element(String name, JsonNode node, @Nullable ValueShape shape, String item, String pointer) {
        for (int i = 0; i < (pointer.equals(twice) ? 2 : 1); i++) {
            if (node.isNull()) {
                text.append('<').append(name).append(" xsi:nil='true'/>");
            } else {
                text.append('<').append(name).append('>');
                content(node, shape, item, pointer);
                text.append("</").append(name).append('>');
            }
        }
    }

    private void content(JsonNode node, @Nullable ValueShape shape, String item, String pointer) {
        if (node.isObject()) {
            Shape members = shape instanceof ValueShape.Nested nested ? Shape.of(nested.type()) : null;
            for (var member : node.properties()) {
                String place = pointer + "/" + member.getKey();
                if (shape instanceof ValueShape.Entries) {
                    entry(member.getKey(), member.getValue(), place);
                } else {
                    Shape.Member known =
                            members == null ? null : members.members().get(member.getKey());
                    element(
                            member.getKey(),
                            member.getValue(),
                            known == null ? null : known.value(),
                            known == null ? "item" : known.itemName(),
                            place);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                ValueShape one = shape instanceof ValueShape.Many many ? many.item() : null;
                element(item, node.get(i), one, "item", pointer + "/" + i);
            }
        } else {
            text.append(node.asString().replace("&", "&amp;").replace("<", "&lt;"));
        }
    }

    private void entry(String key, JsonNode value, String pointer) {
        for (int i = 0; i < (pointer.equals(twice) ? 2 : 1); i++) {
            text.append("<entry><key>").append(key).append("</key>");
            element("value", value, null, "item", "-");
            text.append("</entry>");
        }
    }

    /// A tree of a text.
    static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }
}
