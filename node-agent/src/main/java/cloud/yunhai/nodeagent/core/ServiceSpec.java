package cloud.yunhai.nodeagent.core;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One service as the services file describes it: a Java program, how to start it and how to see that it lives.
///
/// @param name unique on the host, also the name of its log file
/// @param classPath directories and jars
/// @param environment added to the little that every service gets
/// @param startAfter names of services that must be up before this one is first started
/// @param restart whether it is started again when it ends by itself
public record ServiceSpec(
        String name,
        String module,
        String mainClass,
        List<String> classPath,
        List<String> jvmOptions,
        List<String> arguments,
        SortedMap<String, String> environment,
        Check check,
        Path workingDirectory,
        Path logFile,
        List<String> startAfter,
        boolean restart) {
    private static final int DIGEST_BYTES = 8;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
    private static final Pattern CLASS = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.]{0,254}");

    /// Everybody on the host can read the arguments of a process.
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passwd|secret|token|credential)s?\\s*[=:](?!file:|/|\\s*$).*");

    public ServiceSpec {
        require(NAME, "name", name, "1 to 63 lower-case letters, digits, dots and dashes");
        require(NAME, "module", module, "1 to 63 lower-case letters, digits, dots and dashes");
        require(CLASS, "mainClass", mainClass, "the name of a class");
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException("classPath: none (expected: at least one entry)");
        }
        classPath = List.copyOf(classPath);
        jvmOptions = withoutSecrets("jvmOptions", jvmOptions);
        arguments = withoutSecrets("arguments", arguments);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        startAfter = List.copyOf(startAfter);
        if (startAfter.contains(name)) {
            throw new IllegalArgumentException("startAfter: " + name + " (expected: another service)");
        }
    }

    /// The labels of everything that is measured about the service.
    public Map<String, String> labels() {
        return Map.of("service", name, "module", module);
    }

    /// Changes with everything that matters to a running process: one that bears another digest is out of date.
    public String digest() {
        String all = String.join(
                "\u0000",
                List.of(
                        mainClass,
                        classPath.toString(),
                        jvmOptions.toString(),
                        arguments.toString(),
                        environment.toString(),
                        workingDirectory.toString(),
                        logFile.toString()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static List<String> withoutSecrets(String field, List<String> values) {
        for (String value : values) {
            if (SECRET.matcher(value).matches()) {
                throw new IllegalArgumentException(field + ": " + value.replaceAll("[=:].*", "=***")
                        + " (expected: no secret; arguments can be read by everybody, name a file instead)");
            }
        }
        return List.copyOf(values);
    }

    private static void require(Pattern pattern, String field, String value, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(field + ": " + value + " (expected: " + expected + ")");
        }
    }
}
