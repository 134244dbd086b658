package cloud.yunhai.lolserver.core;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;

/// Remembers a set of terms in about ten bits each (a Bloom filter): a term that it denies is not among them, one that
/// it affirms is, but for one in a hundred.
public final class TermFilter {
    private static final int BITS_PER_TERM = 10;
    private static final int PROBES = 7;
    private static final int MAX_WORDS = 1 << 20;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final long[] words;

    private TermFilter(long[] words) {
        this.words = words;
    }

    public static TermFilter of(Collection<String> terms) {
        int bits = Math.max(Long.SIZE, terms.size() * BITS_PER_TERM);
        TermFilter filter = new TermFilter(new long[Math.ceilDiv(bits, Long.SIZE)]);
        terms.forEach(filter::add);
        return filter;
    }

    private void add(String term) {
        long hash = hash(term);
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(hash, i);
            words[bit / Long.SIZE] |= 1L << (bit % Long.SIZE);
        }
    }

    /// False if the term is surely not among them.
    public boolean mayHave(String term) {
        long hash = hash(term);
        for (int i = 0; i < PROBES; i++) {
            int bit = bit(hash, i);
            if ((words[bit / Long.SIZE] & 1L << (bit % Long.SIZE)) == 0) {
                return false;
            }
        }
        return true;
    }

    private int bit(long hash, int probe) {
        int first = (int) hash;
        int second = (int) (hash >>> Integer.SIZE) | 1;
        return Integer.remainderUnsigned(first + probe * second, words.length * Long.SIZE);
    }

    /// The same on every machine and in every version, since filters are stored.
    private static long hash(String term) {
        long hash = FNV_BASIS;
        for (int i = 0; i < term.length(); i++) {
            hash = (hash ^ term.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }

    /// Bytes in memory and on disk, about.
    public int bytes() {
        return words.length * Long.BYTES;
    }

    public void write(DataOutputStream out) throws IOException {
        out.writeInt(words.length);
        for (long word : words) {
            out.writeLong(word);
        }
    }

    public static TermFilter read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 1 || length > MAX_WORDS) {
            throw new IOException("term filter: " + length + " words (expected: 1 to " + MAX_WORDS + ")");
        }
        long[] words = new long[length];
        for (int i = 0; i < length; i++) {
            words[i] = in.readLong();
        }
        return new TermFilter(words);
    }
}
