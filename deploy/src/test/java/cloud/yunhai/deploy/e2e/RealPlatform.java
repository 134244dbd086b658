package cloud.yunhai.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The real platform, brought up once for all end-to-end tests by the shipped command, in a home, on ports and in
/// namespaces of its own, and destroyed after the last one. With `-Dyunhai.home=DIR` the tests run on an
/// installation that is up already, and leave it; it must have been brought up with `DIR.tools` first in its PATH,
/// and as below.
final class RealPlatform implements BeforeAllCallback, ParameterResolver {
    private static final int PORT_OFFSET = 21_000;
    private static final Namespace NAMESPACE = Namespace.create(RealPlatform.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        platform(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Yunhai.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform(context).yunhai();
    }

    private static Running platform(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
    }

    /// Closed by JUnit when all tests are done.
    record Running(Yunhai yunhai) implements AutoCloseable {
        static Running start() {
            String running = System.getProperty("yunhai.home");
            if (running != null) {
                return new Running(new Yunhai(Path.of(running), Path.of(running + ".tools")));
            }
            try {
                Path home = Files.createTempDirectory("yunhai-e2e-");
                // qemu, which is not root, must get through to its disks.
                Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
                Yunhai yunhai = new Yunhai(home, Files.createTempDirectory("yunhai-tools-"));
                yunhai.run(
                                "up",
                                "--port-offset",
                                Integer.toString(PORT_OFFSET),
                                "--simulated-hosts",
                                "20",
                                "--replicas",
                                "resource-scheduler=2",
                                "--replicas",
                                "api-server=2",
                                "--subnet",
                                "10.61.0")
                        .succeeded();
                return new Running(yunhai);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            if (Boolean.getBoolean("yunhai.keep") || System.getProperty("yunhai.home") != null) {
                return;
            }
            yunhai.run("destroy", "--yes").succeeded();
            assertThat(yunhai.home()).doesNotExist();
        }
    }
}
