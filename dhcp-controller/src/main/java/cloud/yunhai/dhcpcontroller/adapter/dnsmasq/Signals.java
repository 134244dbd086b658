package cloud.yunhai.dhcpcontroller.adapter.dnsmasq;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/// Sends signals that Java has no word for, without the milliseconds of a program for it.
final class Signals {
    private static final int HANG_UP = 1;
    private static final MethodHandle KILL = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

    private Signals() {}

    /// SIGHUP; false when there is no such process.
    static boolean hangUp(long pid) {
        try {
            return (int) KILL.invokeExact(Math.toIntExact(pid), HANG_UP) == 0;
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("kill throws nothing", impossible);
        }
    }
}
