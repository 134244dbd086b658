package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apiserver.app.DataOperations;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the resources of data have in common.
///
/// @param <T> the record
/// @param <R> its representation
abstract class DataEndpoint<T extends Record, R> {
    private final DataOperations<T> operations;
    private final Class<R> representation;
    private final Class<? extends Page<R>> page;
    private final Supplier<? extends Page<R>> newPage;

    <P extends Page<R>> DataEndpoint(
            DataOperations<T> operations, Class<R> representation, Class<P> page, Supplier<P> newPage) {
        this.operations = operations;
        this.representation = representation;
        this.page = page;
        this.newPage = newPage;
    }

    /// The id in its text form.
    abstract String id(T resource);

    final Response listAll(Call call) {
        return Lists.answer(
                call,
                operations.list(Lists.query(call, operations.readScope(call.request()), page)),
                newPage,
                this::represent);
    }

    final Response show(Call call, String id) {
        T found = operations.get(call.request(), id);
        return Answers.one(call, represent(found), version(found));
    }

    final Response make(Call call, Object body, Supplier<T> resource) {
        T made = operations.create(call.request(), body, resource);
        return Answers.made(call, represent(made), id(made), version(made));
    }

    final Response change(Call call, String id, Object body, UnaryOperator<T> change) {
        T changed = operations.change(call.request(), id, body, change);
        return Answers.one(call, represent(changed), version(changed));
    }

    final Response remove(Call call, String id) {
        operations.delete(call.request(), id);
        return Answers.done();
    }

    private R represent(T resource) {
        return Representations.of(resource, representation);
    }

    private long version(T resource) {
        return operations.version().applyAsLong(resource);
    }

    /// The new value, or what is there if none was given.
    static <V> V or(@org.jspecify.annotations.Nullable V given, V present) {
        return given == null ? present : given;
    }
}
