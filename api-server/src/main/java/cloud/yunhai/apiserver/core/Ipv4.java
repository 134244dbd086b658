package cloud.yunhai.apiserver.core;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// IPv4 addresses as numbers.
final class Ipv4 {
    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final int OCTET_MAX = 255;

    private Ipv4() {}

    /// Four numbers without leading zeros; empty for anything else.
    static OptionalLong parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (String octet : DOT.split(text, -1)) {
            int number = Integer.parseInt(octet);
            if (number > OCTET_MAX) {
                return OptionalLong.empty();
            }
            value = value << 8 | number;
        }
        return OptionalLong.of(value);
    }

    static String format(long value) {
        return (value >> 24 & OCTET_MAX) + "." + (value >> 16 & OCTET_MAX) + "." + (value >> 8 & OCTET_MAX) + "."
                + (value & OCTET_MAX);
    }
}
