package cloud.yunhai.vmcontroller.adapter.libvirt;

import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.vmcontroller.core.Observation;
import cloud.yunhai.vmcontroller.core.StateReading;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.libvirt.Connect;
import org.libvirt.Domain;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/// Finds libvirt's domains by the instances that they are.
final class Domains {
    private Domains() {}

    /// Does something with a domain.
    @FunctionalInterface
    interface Work<T> {
        T with(Domain domain) throws LibvirtException;
    }

    /// Does it with the instance's domain; empty when there is none, or none any more.
    static <T> Optional<T> with(Connect connect, InstanceId id, Work<T> work) throws LibvirtException {
        try {
            Domain domain = connect.domainLookupByUUID(id.value());
            try {
                return Optional.of(work.with(domain));
            } finally {
                domain.free();
            }
        } catch (LibvirtException failure) {
            if (is(failure, ErrorNumber.VIR_ERR_NO_DOMAIN)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /// State and reason, which libvirt-java does not give.
    static Observation observe(LibvirtConnection.Opened connect, UUID uuid) {
        IntByReference state = new IntByReference();
        IntByReference reason = new IntByReference();
        boolean there =
                natively(connect, uuid, domain -> LibvirtLibrary.INSTANCE.virDomainGetState(domain, state, reason, 0));
        return there ? StateReading.of(state.getValue(), reason.getValue()) : Observation.ABSENT;
    }

    /// Presses the power button, and nothing else: libvirt-java lets libvirt choose the guest's agent
    /// instead.
    static void pressPowerButton(LibvirtConnection.Opened connect, UUID uuid) {
        natively(
                connect,
                uuid,
                domain -> LibvirtLibrary.INSTANCE.virDomainShutdownFlags(domain, LibvirtLibrary.SHUTDOWN_BY_BUTTON));
    }

    /// The instance that a domain is; empty for one that the platform did not make.
    static Optional<InstanceId> instance(Domain domain) throws LibvirtException {
        InstanceId id = new InstanceId(UUID.fromString(domain.getUUIDString()));
        return id.text().equals(domain.getName()) ? Optional.of(id) : Optional.empty();
    }

    static boolean is(LibvirtException failure, ErrorNumber number) {
        return failure.getError() != null && failure.getError().getCode() == number;
    }

    private static boolean natively(LibvirtConnection.Opened connect, UUID uuid, ToIntFunction<Pointer> call) {
        Pointer domain = LibvirtLibrary.INSTANCE.virDomainLookupByUUIDString(connect.pointer(), uuid.toString());
        if (domain == null) {
            return absentOrFailed(NativeFailure.last());
        }
        try {
            return call.applyAsInt(domain) >= 0 || absentOrFailed(NativeFailure.last());
        } finally {
            LibvirtLibrary.INSTANCE.virDomainFree(domain);
        }
    }

    private static boolean absentOrFailed(NativeFailure failure) {
        if (failure.code() == LibvirtLibrary.NO_DOMAIN) {
            return false;
        }
        throw failure;
    }
}
