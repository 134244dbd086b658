package cloud.yunhai.iaasadmin.core;

/// How much of a whole is taken.
public record Share(long taken, long whole) {
    private static final int FULL = 100;
    private static final int NEARLY = 80;

    public Share {
        if (taken < 0 || whole < 0) {
            throw new IllegalArgumentException("share: " + taken + " of " + whole + " (expected: neither below zero)");
        }
    }

    /// Both together.
    public Share plus(Share other) {
        return new Share(taken + other.taken, whole + other.whole);
    }

    /// In percent, rounded down; more than 100 where more is taken than there is.
    public long percent() {
        return whole == 0 ? (taken == 0 ? 0 : FULL) : Math.round(Math.floor(100.0 * taken / whole));
    }

    /// What is left.
    public long free() {
        return Math.max(0, whole - taken);
    }

    /// The class of its bar.
    public String tone() {
        long percent = percent();
        return percent >= FULL ? "tone-bad" : percent >= NEARLY ? "tone-warn" : "tone-good";
    }
}
