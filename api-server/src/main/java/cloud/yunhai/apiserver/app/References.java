package cloud.yunhai.apiserver.app;

import cloud.yunhai.apiserver.core.Faults;
import cloud.yunhai.apiserver.core.RequestException;
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
            for (Shape.Member member : Shape.of(body.getClass()).members().values()) {
                if (!member.expect().id().isEmpty()) {
                    told(faults, "/" + member.name(), member.get(body), failure.userMessage());
                }
            }
            faults.throwIfUnprocessable();
            throw new RequestException(422, "UNPROCESSABLE", failure.userMessage());
        }
    }

    private static void told(Faults faults, String pointer, @Nullable Object value, String message) {
        if (value instanceof Collection<?> values) {
            int i = 0;
            for (Object one : values) {
                told(faults, pointer + "/" + i++, one, message);
            }
        } else if (value instanceof String id && message.contains(id)) {
            faults.wrong(pointer, id, "one that exists");
        }
    }
}
