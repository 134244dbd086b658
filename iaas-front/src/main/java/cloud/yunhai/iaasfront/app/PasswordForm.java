package cloud.yunhai.iaasfront.app;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/// What the form for a new password sends.
public record PasswordForm(
        @BindParam("current_password") @Nullable String current,
        @BindParam("new_password") @Nullable String fresh) {
    /// The fields that the page shows.
    public static final List<String> FIELDS = List.of("current_password", "new_password");

    /// The present one, for the API to compare.
    public char[] currentPassword() {
        return characters(current);
    }

    /// The new one.
    public char[] newPassword() {
        return characters(fresh);
    }

    private static char[] characters(@Nullable String text) {
        return text == null ? new char[0] : text.toCharArray();
    }

    /// Without the passwords.
    @Override
    public String toString() {
        return "PasswordForm";
    }
}
