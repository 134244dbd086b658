package cloud.yunhai.common.testing.rules.sample.core;

import cloud.yunhai.common.testing.rules.sample.app.AppManager;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a file and knows its user.
public final class ImpureCore {
    public boolean exists(AppManager user) {
        return Files.exists(Path.of(user.toString()));
    }
}
