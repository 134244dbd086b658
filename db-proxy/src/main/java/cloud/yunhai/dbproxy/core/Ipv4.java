package cloud.yunhai.dbproxy.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// IPv4 addresses as text and as numbers.
public final class Ipv4 {
    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final int OCTET_MAX = 255;

    private Ipv4() {}

    /// The number of an address.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static long number(String text) {
        Matcher matcher = DOTTED.matcher(text);
        if (!matcher.matches()) {
            throw invalid(text);
        }
        long number = 0;
        for (int i = 1; i <= 4; i++) {
            String octet = matcher.group(i);
            int value = Integer.parseInt(octet);
            if (value > OCTET_MAX || (octet.length() > 1 && octet.charAt(0) == '0')) {
                throw invalid(text);
            }
            number = (number << 8) | value;
        }
        return number;
    }

    /// The text of an address.
    public static String text(long number) {
        return (number >>> 24 & OCTET_MAX)
                + "."
                + (number >>> 16 & OCTET_MAX)
                + "."
                + (number >>> 8 & OCTET_MAX)
                + "."
                + (number & OCTET_MAX);
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(text + " (expected: an IPv4 address as 10.0.0.1)");
    }
}
