package cloud.yunhai.iaasfront.app;

import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.iaasfront.core.LabelText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the form for the name and the labels of an instance sends.
public record InstanceChangeForm(
        @Nullable String name, @Nullable String labels) {
    /// The fields that the page shows.
    public static final List<String> FIELDS = List.of("name", "labels");

    /// As the instance is now.
    public static InstanceChangeForm of(InstanceRepresentation instance) {
        return new InstanceChangeForm(instance.name, LabelText.of(instance.labels));
    }

    /// What the API is asked for. A label that is not there any more is removed by null.
    ///
    /// @param before the labels as they are
    /// @throws IllegalArgumentException when the labels are none
    public InstancePatch patch(Map<String, String> before) {
        Map<String, @Nullable String> changed = new LinkedHashMap<>();
        before.keySet().forEach(label -> changed.put(label, null));
        changed.putAll(LabelText.parse(labels == null ? "" : labels));
        InstancePatch patch = new InstancePatch();
        patch.name = name == null ? "" : name.strip();
        patch.labels = changed;
        return patch;
    }
}
