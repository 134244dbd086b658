package cloud.yunhai.vmscheduler.core;

/// One entry that does not add up.
///
/// @param subject what it is about
/// @param quantity of what
/// @param claimed by the database
/// @param used in truth
public record Imbalance(String subject, String quantity, long claimed, long used, String detail) {
    /// The same entry, seen at another time.
    public String key() {
        return subject + " " + quantity;
    }
}
