package cloud.yunhai.common.saga;

/// The typed name of what a step returns; later steps and undos read it with [SagaContext#get(Output)].
///
/// @param name unique in its saga, in the form verb-noun or noun; also the step's name
/// @param type a record of the model or of plain values; recorded as JSON by the model's codec
/// @param <T> the same type
public record Output<T>(String name, Class<T> type) {
    /// Checks the name.
    public Output {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected: a step's name)");
        }
    }

    /// Names an output.
    public static <T> Output<T> of(String name, Class<T> type) {
        return new Output<>(name, type);
    }
}
