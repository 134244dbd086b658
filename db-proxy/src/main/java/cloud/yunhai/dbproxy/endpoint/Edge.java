package cloud.yunhai.dbproxy.endpoint;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.codec.WrongFieldException;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.saga.journal.FencedOutException;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.thrift.TBase;
import org.jspecify.annotations.Nullable;

/// What every handler does around its use case: arguments that cannot be read are INVALID and named.
final class Edge {
    private Edge() {}

    /// Does the use case; what the saga journal says by its own exceptions travels as a conflict.
    static <T> T answer(Supplier<T> useCase) {
        try {
            return useCase.get();
        } catch (FencedOutException stale) {
            throw CloudException.of(ErrorCode.FENCED_OUT, "the operation has another owner by now")
                    .internal(stale.getMessage())
                    .cause(stale)
                    .build();
        }
    }

    static <R extends Record> R decode(@Nullable TBase<?, ?> struct, Class<R> type) {
        if (struct == null) {
            throw CloudException.invalid(type.getSimpleName(), null, "a value");
        }
        try {
            return ThriftCodec.decode(struct, type);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    static Actor actor(@Nullable TBase<?, ?> actor) {
        return decode(actor, Actor.class);
    }

    static PageRequest page(TPageRequest page) {
        if (page.getFilter() == null) {
            page.setFilter(java.util.Map.of());
        }
        return decode(page, PageRequest.class);
    }

    /// An id, or another value that its text may not be.
    static <T> T id(@Nullable String text, Function<String, T> parse) {
        if (text == null) {
            throw CloudException.invalid("id", null, "a value");
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    static <T> @Nullable T optionalId(@Nullable String text, Function<String, T> parse) {
        return text == null || text.isEmpty() ? null : id(text, parse);
    }

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw CloudException.invalid(field, null, "a value");
        }
        return value;
    }

    /// A constant of the model with the name of the wire's.
    static <E extends Enum<E>> E constant(@Nullable Enum<?> wire, Class<E> type, String field) {
        return Enum.valueOf(type, required(wire, field).name());
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /// A null or empty text means that no tenant is asked for.
    static @Nullable String tenant(@Nullable String tenantId) {
        return tenantId == null || tenantId.isEmpty() ? null : tenantId;
    }

    /// What a message of the house names first.
    private static String beginning(String message) {
        int end = message.indexOf(':');
        return end < 0 ? "" : message.substring(0, end);
    }

    private static CloudException invalid(IllegalArgumentException e) {
        String message = e.getMessage() == null ? "invalid" : e.getMessage();
        return CloudException.of(ErrorCode.INVALID, message)
                .detail("field", e instanceof WrongFieldException wrong ? wrong.path() : beginning(message))
                .cause(e)
                .build();
    }
}
