package cloud.yunhai.apiserver.core.document;

/// Which characters text may have: those that JSON, XML and the database carry alike, and none that control.
public final class Characters {
    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /// Whether all are printable: no control characters, no lone surrogates, no non-characters.
    public static boolean printable(CharSequence text) {
        return text.codePoints().allMatch(Characters::printable);
    }

    static boolean printable(char[] text) {
        for (int i = 0; i < text.length; i += Character.charCount(Character.codePointAt(text, i))) {
            if (!printable(Character.codePointAt(text, i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean printable(int c) {
        return !Character.isISOControl(c) && inXml(c);
    }

    /// The same text with what XML 1.0 cannot carry replaced.
    public static String fitForXml(String text) {
        if (text.codePoints().allMatch(Characters::inXml)) {
            return text;
        }
        StringBuilder fit = new StringBuilder(text.length());
        text.codePoints().forEach(c -> fit.appendCodePoint(inXml(c) ? c : REPLACEMENT));
        return fit.toString();
    }

    private static boolean inXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c <= 0xFFFD
                || c >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
