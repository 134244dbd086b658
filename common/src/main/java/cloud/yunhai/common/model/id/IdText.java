package cloud.yunhai.common.model.id;

import java.util.UUID;

/// The text form of ids: prefix, underscore, 26 characters of Crockford's base 32.
final class IdText {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int BITS = 5;

    private IdText() {}

    static String format(String prefix, UUID value) {
        char[] text = new char[LENGTH];
        long high = value.getMostSignificantBits();
        long low = value.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> BITS) | (high << (Long.SIZE - BITS));
            high >>>= BITS;
        }
        return prefix + "_" + new String(text);
    }

    static UUID parse(String prefix, String text) {
        String start = prefix + "_";
        if (text.length() != start.length() + LENGTH || !text.startsWith(start)) {
            throw invalid(prefix, text);
        }
        // 26 characters hold 130 bits: the first may only be 0 to 7.
        if (text.charAt(start.length()) > '7') {
            throw invalid(prefix, text);
        }
        long high = 0;
        long low = 0;
        for (int i = start.length(); i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw invalid(prefix, text);
            }
            high = (high << BITS) | (low >>> (Long.SIZE - BITS));
            low = (low << BITS) | digit;
        }
        return new UUID(high, low);
    }

    private static IllegalArgumentException invalid(String prefix, String text) {
        String shown = text.length() > 64 ? text.substring(0, 64) + "..." : text;
        return new IllegalArgumentException(
                "id: " + shown + " (expected: " + prefix + "_ and 26 characters of 0-9 and a-z without i, l, o, u)");
    }
}
