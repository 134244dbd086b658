package cloud.yunhai.portal;

import cloud.yunhai.common.model.account.Realm;
import java.util.List;

/// Which portal this is.
///
/// @param module the module's name, as `iaas-front`; its settings are under the same name
/// @param realm whose accounts log in
/// @param navigation the pages that the menu offers, in its order
public record PortalProfile(String module, Realm realm, List<Entry> navigation) {
    public PortalProfile {
        navigation = List.copyOf(navigation);
        if (navigation.isEmpty()) {
            throw new IllegalArgumentException("navigation: none (expected: at least one entry)");
        }
    }

    /// One entry of the menu. Its text is the message `nav.` and the key.
    ///
    /// @param key as pages name their section, as `instances`
    /// @param path where it leads, as `/instances`
    /// @param icon the id of a symbol in `assets/icons.svg`
    public record Entry(String key, String path, String icon) {}

    /// Where one is after logging in.
    public String start() {
        return navigation.getFirst().path();
    }
}
