package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apicommon.representation.GroupPatch;
import cloud.yunhai.apicommon.representation.QuotaPatch;
import cloud.yunhai.apicommon.representation.QuotaRepresentation;
import cloud.yunhai.portal.page.FieldProblems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// Amounts as the form for a quota sends them. How great each may be is for the API to say.
public record QuotaForm(
        @Nullable String instances,
        @Nullable String vcpus,
        @BindParam("memory_mib") @Nullable String memoryMib,
        @BindParam("storage_gib") @Nullable String storageGib,
        @Nullable String addresses) {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    /// What it is filled with.
    public static QuotaForm of(QuotaRepresentation quota) {
        return new QuotaForm(
                text(quota.instances),
                text(quota.vcpus),
                text(quota.memoryMib),
                text(quota.storageGib),
                text(quota.addresses));
    }

    private static String text(Long amount) {
        return Long.toString(amount);
    }

    /// Which field is no number; null: all are, or say nothing.
    public @Nullable FieldProblems problem() {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        fields.put("instances", instances);
        fields.put("vcpus", vcpus);
        fields.put("memory_mib", memoryMib);
        fields.put("storage_gib", storageGib);
        fields.put("addresses", addresses);
        for (Map.Entry<String, @Nullable String> field : fields.entrySet()) {
            String text = field.getValue();
            if (text != null && !text.isBlank() && !NUMBER.matcher(text.strip()).matches()) {
                return FieldProblems.at(field.getKey(), text + " (expected: a whole number)");
            }
        }
        return null;
    }

    /// What the API is asked for. What is left empty stays as it is.
    public GroupPatch patch() {
        QuotaPatch quota = new QuotaPatch();
        quota.instances = number(instances);
        quota.vcpus = number(vcpus);
        quota.memoryMib = number(memoryMib);
        quota.storageGib = number(storageGib);
        quota.addresses = number(addresses);
        GroupPatch patch = new GroupPatch();
        patch.quota = quota;
        return patch;
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || text.isBlank() ? null : Long.valueOf(text.strip());
    }
}
