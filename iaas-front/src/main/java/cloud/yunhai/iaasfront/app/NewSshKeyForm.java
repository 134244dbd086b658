package cloud.yunhai.iaasfront.app;

import cloud.yunhai.apicommon.representation.NewSshKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// What the form for a new SSH key sends.
public record NewSshKeyForm(
        @Nullable String name,
        @BindParam("public_key") @Nullable String publicKey) {
    /// The fields that the page shows.
    public static final List<String> FIELDS = List.of("name", "public_key");

    /// What the API is asked for.
    public NewSshKey wanted() {
        NewSshKey wanted = new NewSshKey();
        wanted.name = name == null ? "" : name.strip();
        wanted.publicKey = publicKey == null ? "" : publicKey.strip();
        return wanted;
    }
}
