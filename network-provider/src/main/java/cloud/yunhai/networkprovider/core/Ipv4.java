package cloud.yunhai.networkprovider.core;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// IPv4 addresses as numbers. Only the plain form is read: four decimal numbers without leading zeros, which some
/// programs take for octal.
public final class Ipv4 {
    private static final String BYTE = "(0|[1-9][0-9]{0,2})";
    private static final Pattern FORM = Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE);

    private Ipv4() {}

    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text);
        }
        long address = 0;
        for (int i = 1; i <= 4; i++) {
            int part = Integer.parseInt(matcher.group(i));
            if (part > 255) {
                throw wrong(text);
            }
            address = address << 8 | part;
        }
        return address;
    }

    public static String format(long address) {
        return (address >> 24 & 255) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException("address: " + text + " (expected: four numbers of 0 to 255 with dots)");
    }
}
