package cloud.yunhai.apiserver.badinput;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.apiserver.core.document.ValueShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every way in which a request of a class can be wrong, made of its members and what they are expected to be.
final class WrongBodies {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ID_TAIL = "_01jdy5k8t0e9m8x7c6v5b4n3z2";
    private static final String UNKNOWN = "no_such_member";

    private final ObjectNode good;
    private final List<Wrong> found = new ArrayList<>();

    private WrongBodies(ObjectNode good) {
        this.good = good;
    }

    /// Of this class.
    ///
    /// @param good a request that is taken
    static List<Wrong> of(Class<?> type, ObjectNode good) {
        WrongBodies bodies = new WrongBodies(good);
        bodies.members(Shape.of(type), "");
        return bodies.found;
    }

    private void members(Shape shape, String parent) {
        add("unknown member", parent + "/" + UNKNOWN, NODES.numberNode(1), true);
        for (Shape.Member member : shape.members().values()) {
            String pointer = parent + "/" + member.name();
            if (member.expect().required()) {
                found.add(new Wrong("missing", changed(pointer, null), pointer, "", true));
            }
            if (member.expect().required()
                    || shape.isPatch() && !member.expect().clearable()) {
                add("null", pointer, NODES.nullNode(), true);
            }
            if (!good.at(pointer).isMissingNode()) {
                found.add(new Wrong("twice", good.deepCopy(), pointer, pointer, true));
            }
            value(member.value(), member.expect(), pointer);
        }
    }

    private void value(ValueShape shape, Expect expect, String pointer) {
        switch (shape) {
            case ValueShape.Text _ -> text(expect, pointer);
            case ValueShape.Secret _ -> secret(expect, pointer);
            case ValueShape.Whole _ -> whole(expect, pointer);
            case ValueShape.Fraction _ -> fraction(expect, pointer);
            case ValueShape.Truth _ -> truth(pointer);
            case ValueShape.OneOf _ -> constant(pointer);
            case ValueShape.Nested nested -> nested(nested.type(), pointer);
            case ValueShape.Many many -> many(many, expect, pointer);
            case ValueShape.Entries _ -> entries(expect, pointer);
            case ValueShape.Moment _ -> throw new IllegalStateException("requests have no moments");
        }
    }

    private void text(Expect expect, String pointer) {
        notText(pointer);
        if (expect.minLength() > 0) {
            add("empty", pointer, NODES.stringNode(""), true);
        }
        add("too long", pointer, NODES.stringNode("a".repeat(5_000)), true);
        add("control character", pointer, NODES.stringNode("a\u0007b"), false);
        add("line break", pointer, NODES.stringNode("a\nb"), true);
        add("lone surrogate", pointer, NODES.stringNode("a\ud800"), false);
        if (!expect.id().isEmpty()) {
            add("id of another kind", pointer, NODES.stringNode("xyz" + ID_TAIL), true);
            add("id without prefix", pointer, NODES.stringNode(ID_TAIL.substring(1)), true);
            add("short id", pointer, NODES.stringNode(expect.id() + "_1"), true);
            add("garbage id", pointer, NODES.stringNode("../" + expect.id()), true);
            add("id of nothing", pointer, NODES.stringNode(expect.id() + "_7zzzzzzzzzzzzzzzzzzzzzzzzz"), true);
        } else {
            if (!expect.pattern().isEmpty() || expect.oneOf().length > 0) {
                add("wrong characters", pointer, NODES.stringNode("<a&b!>"), true);
            }
            if (expect.maxLength() < 5_000 && expect.oneOf().length == 0) {
                add("one too long", pointer, NODES.stringNode("a".repeat(expect.maxLength() + 1)), true);
            }
        }
    }

    private void secret(Expect expect, String pointer) {
        notText(pointer);
        if (expect.minLength() > 1) {
            add("too short", pointer, NODES.stringNode("x".repeat(expect.minLength() - 1)), true);
        }
        add("empty", pointer, NODES.stringNode(""), true);
        add("too long", pointer, NODES.stringNode("x".repeat(expect.maxLength() + 1)), true);
        add("control character", pointer, NODES.stringNode("secret\u0000secret"), false);
    }

    private void notText(String pointer) {
        add("number", pointer, NODES.numberNode(7), false);
        add("boolean", pointer, NODES.booleanNode(true), false);
        add("object", pointer, NODES.objectNode().put("a", "b"), true);
        add("list", pointer, NODES.arrayNode().add("a"), false);
    }

    private void whole(Expect expect, String pointer) {
        notANumber(pointer);
        add("fraction", pointer, NODES.numberNode(1.5), true);
        add("number as text", pointer, NODES.stringNode("7"), false);
        range(expect, pointer);
        add("far too large", pointer, NODES.numberNode(new java.math.BigInteger("9".repeat(30))), true);
        add("with an exponent", pointer, NODES.numberNode(new java.math.BigDecimal("1E+400")), false);
    }

    private void fraction(Expect expect, String pointer) {
        notANumber(pointer);
        range(expect, pointer);
        add("with an exponent", pointer, NODES.numberNode(new java.math.BigDecimal("1E+400")), false);
    }

    private void notANumber(String pointer) {
        add("text", pointer, NODES.stringNode("many"), true);
        add("empty", pointer, NODES.stringNode(""), true);
        add("boolean", pointer, NODES.booleanNode(true), true);
        add("object", pointer, NODES.objectNode().put("a", "b"), true);
        add("list", pointer, NODES.arrayNode().add(1), false);
    }

    private void range(Expect expect, String pointer) {
        if (expect.min() > Long.MIN_VALUE) {
            add("too small", pointer, NODES.numberNode(expect.min() - 1), true);
            add("negative", pointer, NODES.numberNode(-1), true);
        }
        if (expect.max() < Long.MAX_VALUE) {
            add("too large", pointer, NODES.numberNode(expect.max() + 1), true);
        }
    }

    private void truth(String pointer) {
        add("text", pointer, NODES.stringNode("maybe"), true);
        add("boolean as text", pointer, NODES.stringNode("true"), false);
        add("number", pointer, NODES.numberNode(1), true);
        add("empty", pointer, NODES.stringNode(""), true);
        add("object", pointer, NODES.objectNode().put("a", "b"), true);
    }

    private void constant(String pointer) {
        notText(pointer);
        add("no constant", pointer, NODES.stringNode("NO_SUCH_CONSTANT"), true);
        add("empty", pointer, NODES.stringNode(""), true);
        add("too long", pointer, NODES.stringNode("A".repeat(5_000)), true);
    }

    private void nested(Class<?> type, String pointer) {
        add("text", pointer, NODES.stringNode("text"), true);
        add("number", pointer, NODES.numberNode(7), true);
        add("list", pointer, NODES.arrayNode().add("a"), false);
        members(Shape.of(type), pointer);
    }

    private void many(ValueShape.Many many, Expect expect, String pointer) {
        JsonNode item = Objects.requireNonNull(good.at(pointer).get(0), pointer);
        ArrayNode full = NODES.arrayNode();
        for (int i = 0; i <= expect.maxItems(); i++) {
            full.add(item);
        }
        add("too many", pointer, full, true);
        add("text", pointer, NODES.stringNode("text"), true);
        add("object", pointer, NODES.objectNode().put("a", "b"), true);
        add("null in the list", pointer + "/0", NODES.nullNode(), true);
        value(many.item(), expect, pointer + "/0");
    }

    private void entries(Expect expect, String pointer) {
        ObjectNode full = NODES.objectNode();
        for (int i = 0; i <= expect.maxItems(); i++) {
            full.put("key-" + i, "value");
        }
        add("too many", pointer, full, true);
        add("text", pointer, NODES.stringNode("text"), true);
        add("list", pointer, NODES.arrayNode().add("a"), false);
        add("number", pointer, NODES.numberNode(1), true);
        String value = "a".repeat(expect.maxLength() + 1);
        add("value too long", pointer + "/key", NODES.objectNode().put("key", value), pointer, true);
        add("value a number", pointer + "/key", NODES.objectNode().put("key", 1), pointer, false);
        add("value an object", pointer + "/key", object(object(NODES.objectNode())), pointer, true);
        add("value control character", pointer + "/key", NODES.objectNode().put("key", "a\u0007"), pointer, false);
        add("name empty", pointer + "/", NODES.objectNode().put("", "value"), pointer, true);
        add("name control character", pointer + "/a?b", NODES.objectNode().put("a\u0007b", "value"), pointer, false);
        String name = "k".repeat(64);
        add(
                "name too long",
                pointer + "/" + name.substring(1) + "...",
                NODES.objectNode().put(name, "v"),
                pointer,
                true);
        found.add(new Wrong("name twice", good.deepCopy(), pointer + "/role", pointer + "/role", true));
    }

    private static ObjectNode object(JsonNode inner) {
        ObjectNode made = NODES.objectNode();
        made.set("key", inner);
        return made;
    }

    private void add(String what, String pointer, JsonNode value, boolean inXml) {
        add(what, pointer, value, pointer, inXml);
    }

    private void add(String what, String named, JsonNode value, String changed, boolean inXml) {
        found.add(new Wrong(what, changed(changed, value), named, "", inXml));
    }

    private ObjectNode changed(String pointer, @Nullable JsonNode value) {
        ObjectNode copy = good.deepCopy();
        int end = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, end));
        String name = pointer.substring(end + 1);
        if (parent instanceof ArrayNode items) {
            items.set(Integer.parseInt(name), Objects.requireNonNull(value));
        } else if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return copy;
    }
}
