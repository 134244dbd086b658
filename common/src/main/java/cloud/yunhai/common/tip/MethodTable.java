package cloud.yunhai.common.tip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The metadata of all methods of the IDL, as the generator wrote it.
public final class MethodTable {
    private static final Pattern KEY = Pattern.compile("(\\w+)\\.(\\w+)");
    private static final Pattern VALUE = Pattern.compile("(\\w+),(\\w+),(\\d{1,9})");
    private static final List<String> RESOURCES =
            List.of("/cloud/yunhai/common/idl/methods.properties", "/cloud/yunhai/common/idl/test-methods.properties");

    private final Map<String, MethodSpec> byName;

    private MethodTable(Map<String, MethodSpec> byName) {
        this.byName = byName;
    }

    /// The table of this build (in tests, with the tests' own IDL).
    public static MethodTable platform() {
        return Platform.TABLE;
    }

    static MethodTable parse(Properties rows) {
        Map<String, MethodSpec> specs = new TreeMap<>();
        for (String name : rows.stringPropertyNames()) {
            specs.put(name, row(name, rows.getProperty(name)));
        }
        return new MethodTable(Map.copyOf(specs));
    }

    /// The row of a method; the generator wrote one for each.
    public MethodSpec spec(String service, String method) {
        MethodSpec spec = byName.get(service + "." + method);
        if (spec == null) {
            throw new IllegalArgumentException(
                    "method: " + service + "." + method + " (expected: a method of the IDL; run thrift/generate)");
        }
        return spec;
    }

    /// All rows, by name.
    public List<MethodSpec> all() {
        return new ArrayList<>(new TreeMap<>(byName).values());
    }

    private static MethodSpec row(String name, String row) {
        Matcher key = KEY.matcher(name);
        Matcher value = VALUE.matcher(row);
        if (!key.matches() || !value.matches()) {
            throw new IllegalArgumentException(
                    name + ": " + row + " (expected: Service.method = kind,work,budgetMillis)");
        }
        return new MethodSpec(
                key.group(1),
                key.group(2),
                CallKind.valueOf(value.group(1).toUpperCase(Locale.ROOT)),
                WorkClass.valueOf(value.group(2).toUpperCase(Locale.ROOT)),
                Duration.ofMillis(Long.parseLong(value.group(3))));
    }

    private static final class Platform {
        static final MethodTable TABLE = load();

        private static MethodTable load() {
            Properties rows = new Properties();
            for (String resource : RESOURCES) {
                try (InputStream in = MethodTable.class.getResourceAsStream(resource)) {
                    if (in != null) {
                        rows.load(in);
                    }
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(resource, unreadable);
                }
            }
            return parse(rows);
        }
    }
}
