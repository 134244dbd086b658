package cloud.yunhai.apiserver.core.document;

import cloud.yunhai.apicommon.schema.Expect;
import cloud.yunhai.apiserver.core.Faults;
import cloud.yunhai.apiserver.core.document.Shape.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a checked request of a tree.
///
/// How it works: the shape is walked, not the tree; what the tree has beyond it is unknown and refused. Every fault is
/// collected with the pointer of its member; a request with a fault does not come out.
public final class Binder {
    private static final int KEY_MAX = 63;
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern ID_TAIL = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");
    private static final Object WRONG = new Object();

    private final Faults faults = new Faults();

    private Binder() {}

    /// Reads a request of this type.
    ///
    /// @throws cloud.yunhai.apiserver.core.RequestException with every fault
    public static <T> Bound<T> bind(Content root, Class<T> type) {
        Binder binder = new Binder();
        Set<String> cleared = new HashSet<>();
        Object value = binder.object(root, Shape.of(type), "", cleared);
        binder.faults.throwIfInvalid();
        return new Bound<>(type.cast(value), cleared);
    }

    private Object object(Content node, Shape shape, String pointer, Set<String> cleared) {
        if (!(node instanceof Content.Members members)) {
            faults.wrong(pointer, shown(node), "an object");
            return WRONG;
        }
        try {
            Object made = shape.type().getConstructor().newInstance();
            for (Member member : shape.members().values()) {
                Content given = members.byName().get(member.name());
                member(made, member, given, shape.isPatch(), pointer + "/" + member.name(), cleared);
            }
            for (String name : members.byName().keySet()) {
                if (!shape.members().containsKey(name)) {
                    faults.wrong(
                            Pointers.member(pointer, name),
                            "unknown",
                            "one of " + String.join(", ", shape.members().keySet()));
                }
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(shape.type().getName(), e);
        }
    }

    private void member(
            Object made, Member member, @Nullable Content given, boolean patch, String pointer, Set<String> cleared) {
        Expect expect = member.expect();
        if (given == null || given instanceof Content.Null && !patch) {
            if (expect.required()) {
                faults.missing(pointer, Expectation.of(member.value(), expect));
            }
            return;
        }
        if (given instanceof Content.Null) {
            if (expect.clearable()) {
                cleared.add(member.name());
            } else {
                faults.wrong(pointer, "null", Expectation.of(member.value(), expect));
            }
            return;
        }
        Object value = value(given, member.value(), expect, pointer, patch);
        if (value != WRONG) {
            member.set(made, value);
        }
    }

    private Object value(Content node, ValueShape shape, Expect expect, String pointer, boolean patch) {
        Object value = switch (shape) {
            case ValueShape.Text _ -> node instanceof Content.Text text ? text(text.string(), expect) : WRONG;
            case ValueShape.Secret _ -> node instanceof Content.Text text ? secret(text, expect) : WRONG;
            case ValueShape.Whole whole -> whole(node, whole, expect);
            case ValueShape.Fraction _ -> fraction(node, expect);
            case ValueShape.Truth _ -> node instanceof Content.Truth truth ? truth.value() : WRONG;
            case ValueShape.OneOf oneOf -> constant(node, oneOf, expect);
            case ValueShape.Moment _ -> throw new IllegalStateException(pointer + ": requests have no moments");
            case ValueShape.Nested nested -> {
                yield object(node, nested.shape(), pointer, new HashSet<>());
            }
            case ValueShape.Many many -> {
                yield node instanceof Content.Items items ? items(items, many, expect, pointer) : WRONG;
            }
            case ValueShape.Entries _ -> {
                yield node instanceof Content.Members entries ? entries(entries, expect, pointer, patch) : WRONG;
            }
        };
        if (value == WRONG && !(shape instanceof ValueShape.Nested)) {
            if (expect.secret()) {
                faults.wrongSecret(pointer, Expectation.of(shape, expect));
            } else {
                faults.wrong(pointer, shown(node), Expectation.of(shape, expect));
            }
        }
        return value;
    }

    private static Object text(String text, Expect expect) {
        int length = text.codePointCount(0, text.length());
        boolean fits;
        if (!expect.id().isEmpty()) {
            String prefix = expect.id() + "_";
            fits = text.startsWith(prefix)
                    && ID_TAIL.matcher(text)
                            .region(prefix.length(), text.length())
                            .matches();
        } else if (expect.oneOf().length > 0) {
            fits = List.of(expect.oneOf()).contains(text);
        } else {
            fits = length >= expect.minLength()
                    && length <= expect.maxLength()
                    && Characters.printable(text)
                    && (expect.pattern().isEmpty() || Pattern.matches(expect.pattern(), text));
        }
        return fits ? text : WRONG;
    }

    private static Object secret(Content.Text text, Expect expect) {
        int length = Character.codePointCount(text.characters(), 0, text.characters().length);
        return length >= expect.minLength() && length <= expect.maxLength() && Characters.printable(text.characters())
                ? text.characters().clone()
                : WRONG;
    }

    private static Object whole(Content node, ValueShape.Whole whole, Expect expect) {
        if (!(node instanceof Content.Numeral numeral)
                || !WHOLE.matcher(numeral.written()).matches()) {
            return WRONG;
        }
        try {
            long value = Long.parseLong(numeral.written());
            if (value < expect.min() || value > expect.max()) {
                return WRONG;
            }
            return whole.wide() ? (Object) value : (Object) Math.toIntExact(value);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return WRONG;
        }
    }

    private static Object fraction(Content node, Expect expect) {
        if (!(node instanceof Content.Numeral numeral)) {
            return WRONG;
        }
        double value = Double.parseDouble(numeral.written());
        return Double.isFinite(value) && value >= expect.min() && value <= expect.max() ? value : WRONG;
    }

    private static Object constant(Content node, ValueShape.OneOf oneOf, Expect expect) {
        if (node instanceof Content.Text text) {
            // Constants are taken in any case: RUNNING and running are the same word.
            String name = text.string().toUpperCase(Locale.ROOT);
            if (expect.oneOf().length > 0 && !List.of(expect.oneOf()).contains(name)) {
                return WRONG;
            }
            for (Enum<?> constant : oneOf.type().getEnumConstants()) {
                if (constant.name().equals(name)) {
                    return constant;
                }
            }
        }
        return WRONG;
    }

    private Object items(Content.Items items, ValueShape.Many many, Expect expect, String pointer) {
        if (items.nodes().size() > expect.maxItems()) {
            return WRONG;
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < items.nodes().size(); i++) {
            values.add(value(items.nodes().get(i), many.item(), expect, pointer + "/" + i, false));
        }
        return values;
    }

    private Object entries(Content.Members entries, Expect expect, String pointer, boolean patch) {
        if (entries.byName().size() > expect.maxItems()) {
            return WRONG;
        }
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        entries.byName().forEach((key, node) -> {
            String place = Pointers.member(pointer, key);
            int length = key.codePointCount(0, key.length());
            if (length < 1 || length > KEY_MAX || !Characters.printable(key)) {
                faults.wrong(place, key, "a name of 1 to " + KEY_MAX + " characters, no control characters");
            } else if (node instanceof Content.Null && patch) {
                values.put(key, null);
            } else if (node instanceof Content.Text text
                    && text.string().length() <= expect.maxLength()
                    && Characters.printable(text.string())) {
                values.put(key, text.string());
            } else {
                faults.wrong(place, shown(node), "0 to " + expect.maxLength() + " characters, no control characters");
            }
        });
        return values;
    }

    private static String shown(Content node) {
        return switch (node) {
            case Content.Text text -> text.string();
            case Content.Numeral numeral -> numeral.written();
            case Content.Truth truth -> String.valueOf(truth.value());
            case Content.Null _ -> "null";
            case Content.Items items -> "a list of " + items.nodes().size();
            case Content.Members _ -> "an object";
        };
    }
}
