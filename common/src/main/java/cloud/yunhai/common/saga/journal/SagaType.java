package cloud.yunhai.common.saga.journal;

/// Which definition a saga runs by.
///
/// @param name what it does, in the form verb-noun
/// @param version grows when steps are added, removed or reordered, so that sagas begun before an upgrade end by the
/// old list
public record SagaType(String name, int version) {
    /// Checks both parts.
    public SagaType {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected: verb-noun)");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: at least 1)");
        }
    }

    @Override
    public String toString() {
        return name + ":" + version;
    }
}
