package cloud.yunhai.iaasfront.app;

import cloud.yunhai.apicommon.representation.NewInstance;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.iaasfront.core.LabelText;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// What the form for a new instance sends. Its fields are named as the API's members, so that the API's problems find
/// them; what is wrong is for the API to say.
///
/// @param key of the request, so that a form that is sent twice makes one instance
public record NewInstanceForm(
        @Nullable String key,
        @Nullable String name,
        @BindParam("image_id") @Nullable String imageId,
        @BindParam("flavor_id") @Nullable String flavorId,
        @Nullable Provisioning provisioning,
        @BindParam("cluster_id") @Nullable String clusterId,
        @BindParam("ssh_key_id") @Nullable String sshKeyId,
        @Nullable String password,
        @BindParam("security_group_ids") @Nullable List<String> securityGroupIds,
        @Nullable String labels) {
    /// The fields that the page shows.
    public static final List<String> FIELDS = List.of(
            "name",
            "image_id",
            "flavor_id",
            "provisioning",
            "cluster_id",
            "ssh_key_id",
            "password",
            "security_group_ids",
            "labels");

    /// An empty one.
    public static NewInstanceForm fresh() {
        return new NewInstanceForm(UUID.randomUUID().toString(), null, null, null, null, null, null, null, null, null);
    }

    /// The same under a key of its own, after the API refused it: it will be another request.
    public NewInstanceForm again() {
        return new NewInstanceForm(
                UUID.randomUUID().toString(),
                name,
                imageId,
                flavorId,
                provisioning,
                clusterId,
                sshKeyId,
                null,
                securityGroupIds,
                labels);
    }

    /// What the API is asked for.
    ///
    /// @throws IllegalArgumentException when the labels are none
    @SuppressWarnings("NullAway") // the API says what must be there
    public NewInstance wanted() {
        NewInstance wanted = new NewInstance();
        wanted.name = orNull(name);
        wanted.imageId = orNull(imageId);
        wanted.flavorId = orNull(flavorId);
        wanted.provisioning = provisioning;
        wanted.clusterId = orNull(clusterId);
        wanted.sshKeyId = orNull(sshKeyId);
        wanted.password = password == null || password.isEmpty() ? null : password.toCharArray();
        wanted.securityGroupIds = securityGroupIds == null || securityGroupIds.isEmpty() ? null : securityGroupIds;
        wanted.labels = labels == null || labels.isBlank() ? null : LabelText.parse(labels);
        return wanted;
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Without the password.
    @Override
    public String toString() {
        return "NewInstanceForm[" + name + "]";
    }
}
