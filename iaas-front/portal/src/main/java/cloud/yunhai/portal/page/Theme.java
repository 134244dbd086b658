package cloud.yunhai.portal.page;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The colours that a user chose.
public enum Theme {
    /// As the browser says.
    AUTO,
    LIGHT,
    DARK;

    static Optional<Theme> named(@Nullable String name) {
        for (Theme theme : values()) {
            if (theme.toString().equals(name)) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    /// In cookies, links and the page's `data-theme`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
