package cloud.yunhai.common.saga.runner;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.Step;
import cloud.yunhai.common.saga.journal.StepRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The input and outputs of one saga: read from the journal when first asked for, then kept.
final class SagaValues<I> {
    private final Saga<I> saga;
    private final String inputJson;
    private final JournalView view;
    private final Map<String, Object> outputs = new HashMap<>();
    private @Nullable I input;

    SagaValues(Saga<I> saga, String inputJson, JournalView view) {
        this.saga = saga;
        this.inputJson = inputJson;
        this.view = view;
    }

    I input() {
        I known = input;
        if (known == null) {
            known = ModelJson.read(inputJson, saga.inputType());
            input = known;
        }
        return known;
    }

    <T> Optional<T> find(Output<T> output) {
        Object known = outputs.get(output.name());
        if (known == null) {
            known = recorded(output);
            if (known != null) {
                outputs.put(output.name(), known);
            }
        }
        return Optional.ofNullable(known).map(output.type()::cast);
    }

    /// Keeps what a step's action returned, and gives its JSON; null for a step that has nothing to tell.
    @Nullable
    String keep(Step<I> step, @Nullable Object returned) {
        Output<?> output = step.output();
        if (output == null) {
            return null;
        }
        if (returned == null) {
            throw new IllegalStateException(
                    step.name() + " returned null (expected: " + output.type().getSimpleName() + ")");
        }
        String json = ModelJson.write(returned);
        outputs.put(output.name(), returned);
        return json;
    }

    private @Nullable Object recorded(Output<?> output) {
        for (StepRecord step : view.steps()) {
            if (step.name().equals(output.name())) {
                String json = step.outputJson();
                return json == null ? null : ModelJson.read(json, output.type());
            }
        }
        return null;
    }
}
