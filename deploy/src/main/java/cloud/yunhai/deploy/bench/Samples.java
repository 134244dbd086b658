package cloud.yunhai.deploy.bench;

import java.util.Arrays;
import java.util.Collection;

/// Times that were measured, in milliseconds. Pure.
public final class Samples {
    private final double[] sorted;

    private Samples(double[] sorted) {
        this.sorted = sorted;
    }

    /// Of these times in milliseconds.
    public static Samples of(double... millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Samples(sorted);
    }

    /// Of these times in nanoseconds.
    public static Samples ofNanos(Collection<Long> nanos) {
        return of(nanos.stream().mapToDouble(each -> each / 1e6).toArray());
    }

    /// How many.
    public int count() {
        return sorted.length;
    }

    /// The smallest measured value that at least this share of all values does not exceed (nearest rank).
    ///
    /// @param percent more than 0, at most 100
    public double percentile(double percent) {
        if (percent <= 0 || percent > 100) {
            throw new IllegalArgumentException("percent: " + percent + " (expected: more than 0, at most 100)");
        }
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.max(rank, 1) - 1];
    }

    /// The middle one; the mean of the two middle ones of an even number.
    public double median() {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
