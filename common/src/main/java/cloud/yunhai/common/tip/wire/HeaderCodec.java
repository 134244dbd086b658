package cloud.yunhai.common.tip.wire;

import cloud.yunhai.common.tip.TipLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The header in front of each message, inside its frame: the byte `T`, a version byte, then a map of strings
/// (count, and for each key and value its length in bytes and its UTF-8 bytes; all numbers are varints).
///
/// Unknown keys are for the reader to ignore. Nothing is believed: every length is checked against the bytes that are
/// there and against the limits, before anything is allocated.
public final class HeaderCodec {
    /// The only version so far.
    public static final int VERSION = 1;

    /// W3C traceparent.
    public static final String TRACE = "t";

    /// Remaining budget in milliseconds.
    public static final String BUDGET = "d";

    /// Who calls, `module@host`: a claim; only its host counts, and only within what the certificate covers.
    public static final String CALLER = "c";

    /// Idempotency key.
    public static final String KEY = "k";

    /// Fencing token.
    public static final String FENCING = "g";

    /// Operation worked for, for logs.
    public static final String OPERATION = "o";

    /// In an answer: the call was refused before it began.
    public static final String NOT_BEGUN = "n";

    private static final byte MAGIC = 'T';

    /// The texts of one ASCII letter, as all keys are: made once.
    private static final String[] LETTERS = letters();

    /// What the decoder puts in the place of bytes that are no UTF-8.
    private static final char REPLACEMENT = '\ufffd';

    private HeaderCodec() {}

    /// Appends a header.
    public static void write(Map<String, String> entries, FrameBuffer out) throws IOException {
        out.put(MAGIC);
        out.put((byte) VERSION);
        out.putVarint(entries.size());
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            writeText(entry.getKey(), out);
            writeText(entry.getValue(), out);
        }
    }

    /// Reads the header at the buffer's position and leaves the position behind it.
    ///
    /// @param in with an array of its own
    public static Map<String, String> read(ByteBuffer in, TipLimits.Wire limits) throws IOException {
        if (in.remaining() < 3 || in.get() != MAGIC) {
            throw new WireException("no TIP message");
        }
        int version = in.get() & 0xff;
        if (version != VERSION) {
            throw new UnknownVersionException(version);
        }
        int start = in.position();
        int count = readVarint(in);
        if (count > limits.headerEntries()) {
            throw new WireException("header entries: " + count + " (expected: at most " + limits.headerEntries() + ")");
        }
        Map<String, String> entries = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            String key = readText(in, start, limits);
            if (entries.put(key, readText(in, start, limits)) != null) {
                throw new WireException("header key twice: " + key);
            }
        }
        return entries;
    }

    private static void writeText(String text, FrameBuffer out) throws IOException {
        if (text.length() == 1 && text.charAt(0) < LETTERS.length) {
            out.putVarint(1);
            out.put((byte) text.charAt(0));
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putVarint(bytes.length);
        out.put(bytes, 0, bytes.length);
    }

    private static String readText(ByteBuffer in, int start, TipLimits.Wire limits) throws IOException {
        int length = readVarint(in);
        if (length > in.remaining() || length > limits.headerBytes() - (in.position() - start)) {
            throw new WireException("header text length: " + length + " (expected: what is there, and at most "
                    + limits.headerBytes() + " bytes for the whole header)");
        }
        int from = in.position();
        in.position(from + length);
        if (length == 1 && in.get(from) >= 0) {
            return LETTERS[in.get(from)];
        }
        String text = new String(in.array(), in.arrayOffset() + from, length, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictly(in.slice(from, length));
    }

    /// Tells a replacement that was sent from one that stands for bytes that are no UTF-8.
    private static String strictly(ByteBuffer bytes) throws WireException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes)
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new WireException("header text: not UTF-8");
        }
    }

    private static String[] letters() {
        String[] letters = new String[128];
        for (int letter = 0; letter < letters.length; letter++) {
            letters[letter] = String.valueOf((char) letter);
        }
        return letters;
    }

    /// Up to 28 bits: no number in a header is larger.
    private static int readVarint(ByteBuffer in) throws WireException {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            if (!in.hasRemaining()) {
                throw new WireException("header ends in a number");
            }
            int next = in.get();
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new WireException("header number too long");
    }
}
