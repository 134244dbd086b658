package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apiserver.app.port.ListQuery;
import cloud.yunhai.apiserver.app.port.Listing;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.document.Characters;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.apiserver.core.document.ValueShape;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists: the query as it was written, checked, and the page that comes of it.
final class Lists {
    private static final int LIMIT = 100;
    static final int LIMIT_MAX = 500;
    static final int VALUE_MAX = 255;
    static final int TOKEN_MAX = 1024;
    private static final Set<String> NO_FILTER = Set.of("limit", "page_token", "fields", "tenant_id");

    private Lists() {}

    /// The query of a list.
    ///
    /// @param tenantId whose they are; null: everybody's
    static ListQuery query(Call call, @Nullable String tenantId, Class<? extends Page<?>> page) {
        Shape shape = Shape.of(Answers.itemType(page));
        Answers.checkFields(call, shape);
        Map<String, String> filter = new HashMap<>();
        call.context().getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!NO_FILTER.contains(name)) {
                Shape.Member member = shape.members().get(name);
                if (member == null) {
                    throw new IllegalStateException(name + " is no member of " + shape.type());
                }
                filter.put(member.field().getName(), value(name, member.value(), values.getFirst()));
            }
        });
        return new ListQuery(tenantId, limit(call), pageToken(call), filter);
    }

    static int limit(Call call) {
        return (int) call.number("limit", LIMIT, 1, LIMIT_MAX);
    }

    static @Nullable String pageToken(Call call) {
        String token = call.query("page_token");
        if (token != null && (token.isEmpty() || token.length() > TOKEN_MAX || !Characters.printable(token))) {
            throw RequestException.invalid("page_token", token, "the next_page_token of a page of the same list");
        }
        return token;
    }

    private static String value(String name, ValueShape shape, String text) {
        if (shape instanceof ValueShape.OneOf oneOf) {
            String constant = text.toUpperCase(Locale.ROOT);
            Set<String> constants = Arrays.stream(oneOf.type().getEnumConstants())
                    .map(Enum::name)
                    .collect(Collectors.toSet());
            if (!constants.contains(constant)) {
                throw RequestException.invalid(
                        name, text, "one of " + String.join(", ", new java.util.TreeSet<>(constants)));
            }
            return constant;
        }
        if (shape instanceof ValueShape.Truth && !text.equals("true") && !text.equals("false")) {
            throw RequestException.invalid(name, text, "true or false");
        }
        if (text.isEmpty() || text.length() > VALUE_MAX || !Characters.printable(text)) {
            throw RequestException.invalid(name, text, "1 to " + VALUE_MAX + " characters, no control characters");
        }
        return text;
    }

    /// The answer with a page.
    static <T, R> Response answer(
            Call call, Listing<T> listing, Supplier<? extends Page<R>> empty, Function<T, R> represent) {
        Page<R> page = empty.get();
        listing.items().forEach(item -> page.items().add(represent.apply(item)));
        page.nextPageToken = listing.nextPageToken();
        return Answers.page(call, page);
    }
}
