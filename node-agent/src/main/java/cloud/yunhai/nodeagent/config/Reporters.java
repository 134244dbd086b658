package cloud.yunhai.nodeagent.config;

import cloud.yunhai.nodeagent.app.HostReporter;
import java.util.ArrayList;
import java.util.List;

/// All that reports hosts, and what it needs, opened and closed together.
final class Reporters implements AutoCloseable {
    private final List<HostReporter> reporters = new ArrayList<>();
    private final List<AutoCloseable> needed = new ArrayList<>();

    void add(HostReporter reporter) {
        reporters.add(reporter);
    }

    /// Closed after the reporters.
    void needs(AutoCloseable resource) {
        needed.add(resource);
    }

    Reporters open() {
        reporters.forEach(HostReporter::open);
        return this;
    }

    @Override
    public void close() throws Exception {
        reporters.forEach(HostReporter::close);
        for (AutoCloseable resource : needed) {
            resource.close();
        }
    }
}
