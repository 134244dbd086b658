package cloud.yunhai.lolserver.core;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long and how much is kept: whole hours go, the oldest first.
///
/// @param age older hours go
/// @param bytes with more than this, the oldest hours go
public record Retention(Duration age, long bytes) {
    public Retention {
        if (age.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException("retention-age: " + age + " (expected: at least PT1H)");
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("retention-bytes: " + bytes + " (expected: at least 1)");
        }
    }

    /// Of the segments, with their sizes, those that go.
    public List<SegmentName> outdated(Map<SegmentName, Long> segments, Instant now) {
        SortedMap<SegmentName, Long> oldestFirst = new TreeMap<>(segments);
        long total = oldestFirst.values().stream().mapToLong(Long::longValue).sum();
        Instant oldestKept = now.minus(age);
        List<SegmentName> outdated = new ArrayList<>();
        for (Map.Entry<SegmentName, Long> segment : oldestFirst.entrySet()) {
            boolean tooOld = segment.getKey().hour().plus(Duration.ofHours(1)).isBefore(oldestKept);
            if (!tooOld && total <= bytes) {
                break;
            }
            outdated.add(segment.getKey());
            total -= segment.getValue();
        }
        return outdated;
    }
}
