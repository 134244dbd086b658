package cloud.yunhai.deploy.home;

import java.io.IOException;
import java.nio.file.Path;

/// Nothing was ever brought up in a directory.
public final class NoInstallationException extends IOException {
    private static final long serialVersionUID = 1L;

    public NoInstallationException(Path directory) {
        super("home: " + directory + " holds no installation (expected: one that `up` has made; --home names another)");
    }
}
