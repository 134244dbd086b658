package cloud.yunhai.apiserver.app;

import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apiserver.core.Faults;
import cloud.yunhai.apiserver.core.RequestException;
import cloud.yunhai.apiserver.core.RequestProblem;
import cloud.yunhai.apiserver.core.document.Shape;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import java.util.Collection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ids in the body of a request that name nothing: the request is wrong, not its path.
final class References {
    private References() {}

    /// Does it; what is not found is told as a fault of the member that named it.
    static <T> T inBody(Object body, Supplier<T> work) {
        try {
            return work.get();
        } catch (CloudException failure) {
            if (failure.kind() != ErrorKind.NOT_FOUND) {
                throw failure;
            }
            Faults faults = new Faults();
            members(faults, "", body, failure.userMessage());
            faults.throwIfUnprocessable();
            throw new RequestException(RequestProblem.UNPROCESSABLE, failure.userMessage());
        }
    }

    private static void members(Faults faults, String pointer, Object holder, String message) {
        for (Shape.Member member : Shape.of(holder.getClass()).members().values()) {
            told(faults, pointer + "/" + member.name(), member, member.get(holder), message);
        }
    }

    private static void told(
            Faults faults, String pointer, Shape.Member member, @Nullable Object value, String message) {
        if (value instanceof Collection<?> values) {
            int i = 0;
            for (Object one : values) {
                told(faults, pointer + "/" + i++, member, one, message);
            }
        } else if (!member.expect().id().isEmpty() && value instanceof String id && message.contains(id)) {
            faults.wrong(pointer, id, "one that exists");
        } else if (value != null && isRepresentation(value.getClass())) {
            members(faults, pointer, value, message);
        }
    }

    private static boolean isRepresentation(Class<?> type) {
        return type.getPackage() == Page.class.getPackage();
    }
}
