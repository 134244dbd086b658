package cloud.yunhai.deploy.plan;

import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Writes the plan down: one settings file per service, and the list of services for the node-agent.
public final class SettingsFiles {
    /// One line for each record: its event, then its facts and the operation and step it belongs to. Whatever stands in
    /// a value, it makes no line of its own.
    private static final String LOG_LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level %-24.24logger{0}"
            + " %replace(%msg %kvp %mdc [%thread]){'\\s+',' '}%n%wEx";

    private final Home home;
    private final Distribution distribution;
    private final Yaml yaml;

    public SettingsFiles(Home home, Distribution distribution) {
        this.home = home;
        this.distribution = distribution;
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        this.yaml = new Yaml(options);
    }

    /// Writes all. The same plan gives the same bytes, by which [cloud.yunhai.deploy.run.StartedWith] knows it.
    public void write(PlannedService agent, List<PlannedService> services) throws IOException {
        write(settings(agent), withLogging(agent));
        List<Map<String, Object>> started = new ArrayList<>();
        for (PlannedService service : services) {
            write(settings(service), withLogging(service));
            Path data = home.data(service.name());
            Home.privateDirectory(data);
            started.add(entry(service, data));
        }
        write(home.config().resolve("services.yaml"), Map.of("services", started));
    }

    private Map<String, Object> entry(PlannedService service, Path data) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", service.name());
        entry.put("module", service.module().name());
        entry.put("mainClass", service.module().mainClass());
        entry.put("classPath", distribution.classPath(service.module()));
        entry.put("jvmOptions", distribution.jvmOptions(service.module()));
        entry.put("arguments", List.of("--spring.config.additional-location=file:" + settings(service)));
        entry.put(
                "check",
                service.tipPort() == 0
                        ? Map.of("http", "http://127.0.0.1:" + service.httpPort() + "/healthz")
                        : Map.of("tip", "127.0.0.1:" + service.tipPort()));
        entry.put("workingDirectory", data.toString());
        entry.put("logFile", home.logs().resolve(service.name() + ".log").toString());
        entry.put("startAfter", service.startAfter());
        return entry;
    }

    private static Map<String, Object> withLogging(PlannedService service) {
        Map<String, Object> all = new LinkedHashMap<>(service.settings());
        all.put("logging", Map.of("pattern", Map.of("console", LOG_LINE)));
        return all;
    }

    private Path settings(PlannedService service) {
        return home.config().resolve(service.name() + ".yaml");
    }

    private void write(Path file, Map<String, Object> content) throws IOException {
        Files.writeString(file, yaml.dump(sorted(content)));
    }

    /// In an order of its own: that of an immutable map is another in each JVM, and would pass for a change.
    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> ordered = new TreeMap<>();
                map.forEach((key, part) -> ordered.put(key, sorted(part)));
                yield ordered;
            }
            case List<?> list -> list.stream().map(SettingsFiles::sorted).toList();
            default -> value;
        };
    }
}
