package cloud.yunhai.networkprovider.core;

/// One entry that does not add up.
///
/// @param subject the resource
/// @param quantity what was counted
/// @param claimed by the books
/// @param used by the DHCP servers
public record Imbalance(String subject, String quantity, long claimed, long used, String detail) {
    /// The same entry, seen at another time.
    public String key() {
        return subject + " " + quantity;
    }
}
