package cloud.yunhai.vmcontroller.core;

import cloud.yunhai.common.model.id.NicId;
import java.util.regex.Pattern;

/// Refuses values that the hypervisor must never see, naming field, value and expectation.
final class Expect {
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])(\\.(?=.)|$)){4}");
    private static final Pattern INTERFACE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,14}");

    private Expect() {}

    static void mac(String field, String value) {
        matches(field, value, MAC, "six hexadecimal pairs in lower case with colons");
    }

    static void ipv4(String field, String value) {
        matches(field, value, IPV4, "an IPv4 address");
    }

    static void interfaceName(String field, String value) {
        matches(field, value, INTERFACE, "1 to 15 letters, digits, dots, dashes");
    }

    static void filterName(String field, String value) {
        if (!value.startsWith(FilterSpec.PREFIX)) {
            throw wrong(field, value, FilterSpec.PREFIX + "<id of the NIC>");
        }
        try {
            NicId.parse(value.substring(FilterSpec.PREFIX.length()));
        } catch (IllegalArgumentException noId) {
            throw new IllegalArgumentException(
                    field + ": " + value + " (expected: " + FilterSpec.PREFIX + "<id of the NIC>)", noId);
        }
    }

    static void absolutePath(String field, String value) {
        if (!value.startsWith("/") || value.contains("/../") || value.chars().anyMatch(Character::isISOControl)) {
            throw wrong(field, value, "an absolute path");
        }
    }

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw wrong(field, String.valueOf(value), "at least " + least);
        }
    }

    static IllegalArgumentException wrong(String field, String value, String expected) {
        return new IllegalArgumentException(field + ": " + value + " (expected: " + expected + ")");
    }

    private static void matches(String field, String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw wrong(field, value, expected);
        }
    }
}
