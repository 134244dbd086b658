package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Which module may call which method: one table, `rights.txt` beside this class.
///
/// A row is a module (`*`: any), what it may call (`Service.method`, or `Service.*`), and `own-host` where its word
/// counts for its own host only; handlers ask for that by [CallContext#requireOwnHost]. What no row allows is denied.
public final class TipRights {
    private static final List<String> RESOURCES = List.of("rights.txt", "test-rights.txt");
    private static final String ANY = "*";
    private static final String OWN_HOST = "own-host";

    private final List<Row> rows;
    private final Set<String> hostBound;
    private final Map<MethodSpec, Set<String>> allowed = new ConcurrentHashMap<>();

    private TipRights(List<Row> rows) {
        this.rows = List.copyOf(rows);
        this.hostBound = rows.stream().filter(Row::ownHost).map(Row::module).collect(Collectors.toUnmodifiableSet());
    }

    /// The table of this build (in tests, with the rows of the tests' own IDL).
    public static TipRights platform() {
        return Platform.RIGHTS;
    }

    static TipRights parse(List<String> lines) {
        return new TipRights(lines.stream()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .map(Row::parse)
                .toList());
    }

    /// Throws DENIED unless a row allows it.
    public void check(Caller caller, MethodSpec spec) {
        if (!allows(caller.module(), spec)) {
            throw CloudException.of(ErrorCode.CALLER_NOT_ALLOWED, caller.module() + " may not call " + spec.name())
                    .internal("caller " + caller)
                    .build();
        }
    }

    /// Whether a row allows it.
    public boolean allows(String module, MethodSpec spec) {
        Set<String> known = allowed.get(spec);
        if (known != null && known.contains(module)) {
            return true;
        }
        boolean found = rows.stream().anyMatch(row -> row.allows(module, spec));
        if (found) {
            // Only what is allowed is kept: those are few, and foreign names cannot fill the memory.
            allowed.computeIfAbsent(spec, _ -> ConcurrentHashMap.newKeySet()).add(module);
        }
        return found;
    }

    /// Whether this module's word counts for its own host only.
    public boolean hostBound(String module) {
        return hostBound.contains(module);
    }

    List<Row> rows() {
        return rows;
    }

    /// One line of the table.
    record Row(String module, String service, String method, boolean ownHost) {
        static Row parse(String line) {
            List<String> words = Arrays.asList(line.split("\\s+", -1));
            List<String> called = Arrays.asList(
                    words.size() < 2 ? new String[0] : words.get(1).split("\\.", -1));
            boolean readable = called.size() == 2
                    && (words.size() == 2 || words.size() == 3 && words.get(2).equals(OWN_HOST));
            if (!readable) {
                throw new IllegalArgumentException("rights: " + line + " (expected: module Service.method [own-host])");
            }
            return new Row(words.get(0), called.get(0), called.get(1), words.size() == 3);
        }

        boolean allows(String caller, MethodSpec spec) {
            return (module.equals(ANY) || module.equals(caller)) && covers(spec);
        }

        boolean covers(MethodSpec spec) {
            return service.equals(spec.service()) && (method.equals(ANY) || method.equals(spec.method()));
        }
    }

    private static final class Platform {
        static final TipRights RIGHTS = load();

        private static TipRights load() {
            List<String> lines = new ArrayList<>();
            for (String resource : RESOURCES) {
                try (InputStream in = TipRights.class.getResourceAsStream(resource)) {
                    if (in != null) {
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                                .lines()
                                .forEach(lines::add);
                    }
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(resource, unreadable);
                }
            }
            return parse(lines);
        }
    }
}
