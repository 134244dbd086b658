package cloud.yunhai.nodeagent.adapter.file;

import cloud.yunhai.nodeagent.core.Check;
import cloud.yunhai.nodeagent.core.ServiceSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads the services of a host: a YAML list of maps, alone or under `services`. A wrong file is refused as a whole,
/// naming the member.
public final class ServicesFile {
    private static final Set<String> MEMBERS = Set.of(
            "name",
            "module",
            "mainClass",
            "classPath",
            "jvmOptions",
            "arguments",
            "environment",
            "check",
            "workingDirectory",
            "logFile",
            "startAfter",
            "restart");
    private static final int MAX_SERVICES = 200;

    private final Path home;

    /// @param home where log files and working directories lie unless the file says otherwise
    public ServicesFile(Path home) {
        this.home = home;
    }

    public List<ServiceSpec> read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    List<ServiceSpec> parse(String text) throws IOException {
        Object root;
        try {
            root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        } catch (YAMLException wrong) {
            throw new IllegalArgumentException("services file: " + wrong.getMessage(), wrong);
        }
        if (root instanceof Map<?, ?> map && map.size() == 1) {
            root = map.get("services");
        }
        if (!(root instanceof List<?> entries) || entries.isEmpty() || entries.size() > MAX_SERVICES) {
            throw new IllegalArgumentException(
                    "services file: " + kind(root) + " (expected: a list of 1 to " + MAX_SERVICES + " services)");
        }
        List<ServiceSpec> services = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            try {
                services.add(service(new Members(entries.get(i))));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("services[" + i + "]." + wrong.getMessage(), wrong);
            }
        }
        requireNames(services);
        return services;
    }

    private ServiceSpec service(Members members) throws IOException {
        String name = members.text("name");
        return new ServiceSpec(
                name,
                members.textOr("module", name),
                members.text("mainClass"),
                classPath(members),
                members.texts("jvmOptions"),
                members.texts("arguments"),
                new TreeMap<>(members.map("environment")),
                check(members),
                home.resolve(members.textOr("workingDirectory", "")).normalize(),
                home.resolve(members.textOr("logFile", "logs/" + name + ".log")),
                members.texts("startAfter"),
                members.flagOr("restart", true));
    }

    /// A list, or `@FILE`: a file with one entry a line, or all in one line divided by colons.
    private List<String> classPath(Members members) throws IOException {
        Object value = members.get("classPath");
        if (!(value instanceof String text)) {
            return members.texts("classPath");
        }
        if (!text.startsWith("@")) {
            throw new IllegalArgumentException("classPath: " + text + " (expected: a list, or @FILE)");
        }
        Path file = home.resolve(text.substring(1));
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("classPath: " + text + " (expected: a file that exists)");
        }
        return Files.readAllLines(file).stream()
                .flatMap(line -> Stream.of(line.split(":", -1)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static Check check(Members members) {
        Map<String, String> check = members.map("check");
        if (check.size() != 1) {
            throw new IllegalArgumentException("check: " + check + " (expected: tip: host:port, or http: URL)");
        }
        String tip = check.get("tip");
        String http = check.get("http");
        if (tip != null) {
            return new Check.OverTip(tip);
        }
        if (http != null) {
            return new Check.OverHttp(URI.create(http));
        }
        throw new IllegalArgumentException("check: " + check + " (expected: tip: host:port, or http: URL)");
    }

    private static void requireNames(List<ServiceSpec> services) {
        Set<String> names = new HashSet<>();
        for (ServiceSpec service : services) {
            if (!names.add(service.name())) {
                throw new IllegalArgumentException("services.name: " + service.name() + " (expected: once)");
            }
        }
        for (ServiceSpec service : services) {
            for (String other : service.startAfter()) {
                if (!names.contains(other)) {
                    throw new IllegalArgumentException("services." + service.name() + ".startAfter: " + other
                            + " (expected: a service of this file)");
                }
            }
        }
    }

    private static String kind(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.size() + " entries"
                : value == null ? "nothing" : value.getClass().getSimpleName();
    }

    /// One map of the file, whose members are fetched by name and kind.
    private record Members(Map<?, ?> map) {
        Members(Object entry) {
            this(entry instanceof Map<?, ?> map ? map : refuse(entry));
        }

        Members {
            for (Object key : map.keySet()) {
                if (!MEMBERS.contains(String.valueOf(key))) {
                    throw new IllegalArgumentException(key + ": unknown (expected: one of "
                            + MEMBERS.stream().sorted().toList() + ")");
                }
            }
        }

        private static Map<?, ?> refuse(@Nullable Object entry) {
            throw new IllegalArgumentException("entry: " + entry + " (expected: a map)");
        }

        @Nullable
        Object get(String member) {
            return map.get(member);
        }

        String text(String member) {
            Object value = map.get(member);
            if (value instanceof String text && !text.isBlank()) {
                return text;
            }
            throw new IllegalArgumentException(member + ": " + value + " (expected: a text)");
        }

        String textOr(String member, String otherwise) {
            return map.containsKey(member) ? text(member) : otherwise;
        }

        boolean flagOr(String member, boolean otherwise) {
            Object value = map.containsKey(member) ? map.get(member) : (Object) otherwise;
            if (value instanceof Boolean flag) {
                return flag;
            }
            throw new IllegalArgumentException(member + ": " + value + " (expected: true or false)");
        }

        List<String> texts(String member) {
            Object value = map.get(member);
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof List<?> list)) {
                throw new IllegalArgumentException(member + ": " + value + " (expected: a list)");
            }
            List<String> texts = new ArrayList<>();
            for (Object item : list) {
                texts.add(scalar(member, item));
            }
            return texts;
        }

        Map<String, String> map(String member) {
            Object value = map.get(member);
            if (value == null) {
                return Map.of();
            }
            if (!(value instanceof Map<?, ?> inner)) {
                throw new IllegalArgumentException(member + ": " + value + " (expected: a map)");
            }
            Map<String, String> result = new TreeMap<>();
            inner.forEach((key, item) -> result.put(scalar(member, key), scalar(member, item)));
            return result;
        }

        private static String scalar(String member, @Nullable Object item) {
            if (item instanceof String || item instanceof Number || item instanceof Boolean) {
                return item.toString();
            }
            throw new IllegalArgumentException(member + ": " + item + " (expected: texts)");
        }
    }
}
