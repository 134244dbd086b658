package cloud.yunhai.dbproxy.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.registry.TServiceEntry;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Caller;
import cloud.yunhai.dbproxy.app.Registry;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RegistryHandlerTest {
    private final RegistryHandler handler = new RegistryHandler(new Registry(new Untouched()));

    @Test
    void aProcessEntersNoHostButThoseThatItsCertificateNames() {
        refused(new Caller("volume-provider", "h1"), "volume-provider", "h2", ErrorCode.FOREIGN_HOST);
        refused(new Caller("vm-controller", "sim-1", "sim-*"), "vm-controller", "h2", ErrorCode.FOREIGN_HOST);
    }

    @Test
    void aProcessEntersItsOwnModuleOnly() {
        refused(new Caller("vm-controller", "h1"), "vm-scheduler", "h1", ErrorCode.DENIED);
    }

    @Test
    void whatTheCertificateNamesReachesTheTable() {
        assertThatThrownBy(() -> renew(new Caller("vm-controller", "sim-1", "sim-*"), "vm-controller", "sim-7"))
                .isInstanceOf(Untouched.Reached.class);
    }

    private void refused(Caller caller, String module, String host, ErrorCode code) {
        assertThatThrownBy(() -> renew(caller, module, host))
                .isInstanceOfSatisfying(
                        CloudException.class, f -> assertThat(f.code()).isEqualTo(code));
    }

    private void renew(Caller caller, String module, String host) {
        TServiceEntry entry = new TServiceEntry(module, host, "127.0.0.1:7001", "1", 0, 1);
        new CallContext(caller, null, null, false, null, OptionalLong.empty(), null, null)
                .run(() -> handler.renew(List.of(entry), 1_000));
    }

    /// Says so when a use case gets as far as the database.
    private static final class Untouched implements Transactions {
        @Override
        public <T> T write(Function<Work, T> useCase) {
            throw new Reached();
        }

        @Override
        public <T> T writeUnfenced(Function<Work, T> useCase) {
            throw new Reached();
        }

        @Override
        public <T> T read(Function<Work, T> useCase) {
            throw new Reached();
        }

        private static final class Reached extends RuntimeException {
            private static final long serialVersionUID = 1;
        }
    }
}
