package cloud.yunhai.portal.http;

import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.portal.PortalSettings;
import org.jspecify.annotations.Nullable;

/// Sends the portal's log to LOL by HTTP, where a lol-server is known.
public final class PortalLog implements AutoCloseable {
    private final @Nullable LolLogging logging;

    public PortalLog(PortalSettings settings, String module) {
        this.logging = settings.lolUrl() == null || settings.lolSecretFile() == null
                ? null
                : LolLogging.attach(
                        settings.lolUrl(), settings.lolSecretFile(), module, settings.hostName(), settings.spool());
    }

    @Override
    public void close() {
        if (logging != null) {
            logging.close();
        }
    }
}
