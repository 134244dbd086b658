package cloud.yunhai.vmcontroller.adapter.libvirt;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.time.Duration;
import org.libvirt.LibvirtException;

/// Calls libvirt over the present connection, and makes of its errors what the platform says.
final class LibvirtCalls {
    private final LibvirtConnection connection;
    private final NativeCalls threads;
    private final LibvirtSettings settings;

    LibvirtCalls(LibvirtConnection connection, NativeCalls threads, LibvirtSettings settings) {
        this.connection = connection;
        this.threads = threads;
        this.settings = settings;
    }

    /// Something that libvirt does.
    @FunctionalInterface
    interface Work<T> {
        T with(LibvirtConnection.Opened connect) throws LibvirtException;
    }

    /// A call that only looks.
    <T> T read(String what, Work<T> work) {
        return call(what, settings.readLimit(), work);
    }

    /// A call that changes something.
    <T> T change(String what, Work<T> work) {
        return call(what, settings.changeLimit(), work);
    }

    private <T> T call(String what, Duration limit, Work<T> work) {
        LibvirtConnection.Opened connect = connection.get();
        try {
            return threads.run(what, limit, () -> work.with(connect));
        } catch (LibvirtException | NativeFailure failure) {
            throw translated(what, connect, failure);
        }
    }

    private CloudException translated(String what, LibvirtConnection.Opened connect, Exception failure) {
        if (!alive(connect)) {
            connection.lost(connect, String.valueOf(failure.getMessage()));
            return CloudException.of(ErrorCode.HYPERVISOR_UNAVAILABLE, "the host's hypervisor cannot be reached")
                    .internal(what + ": " + failure.getMessage())
                    .cause(failure)
                    .build();
        }
        return CloudException.of(
                        ErrorCode.HYPERVISOR_FAILED,
                        FailureReading.userMessage(what, String.valueOf(failure.getMessage())))
                .internal(what + ": " + failure.getMessage())
                .cause(failure)
                .build();
    }

    private static boolean alive(LibvirtConnection.Opened connect) {
        try {
            return connect.isAlive();
        } catch (LibvirtException dead) {
            return false;
        }
    }
}
