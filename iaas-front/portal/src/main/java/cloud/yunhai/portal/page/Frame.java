package cloud.yunhai.portal.page;

import cloud.yunhai.portal.PortalProfile;
import cloud.yunhai.portal.session.SignedIn;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What every template has under the name `frame`.
///
/// @param account who is logged in; null: nobody
/// @param theme `light`, `dark`, or `auto` for what the browser prefers
/// @param self path and query of this page, from which it renews its parts; null: it was not a GET
public record Frame(
        PortalProfile profile,
        @Nullable SignedIn account,
        Locale language,
        Theme theme,
        @Nullable String self) {
    /// The menu.
    public List<PortalProfile.Entry> navigation() {
        return profile.navigation();
    }

    public String module() {
        return profile.module();
    }

    /// The page's `lang` attribute.
    public String languageTag() {
        return language.toLanguageTag();
    }

    /// Writes times, amounts and the like in the page's language.
    public Formats formats() {
        return new Formats(language);
    }

    /// A link to this page with one preference set otherwise.
    public String with(String preference, String value) {
        String page = self == null ? "/" : self;
        return page + (page.contains("?") ? "&" : "?") + preference + "=" + value;
    }

    /// The class of a state's badge.
    public String tone(Object state) {
        return Tone.of(state);
    }

    /// The class of the state of an operation or a step.
    public String workTone(Object state) {
        return Tone.ofWork(state);
    }

    /// The icon of a step's state; null: none.
    public @Nullable String sign(Object state) {
        return Tone.sign(state);
    }
}
