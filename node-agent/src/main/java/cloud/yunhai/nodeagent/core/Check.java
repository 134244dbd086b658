package cloud.yunhai.nodeagent.core;

import java.net.URI;
import java.util.regex.Pattern;

/// How a service is asked whether it lives.
public sealed interface Check {

    /// `Lifecycle.healthy` over TIP.
    ///
    /// @param address `host:port`
    record OverTip(String address) implements Check {
        private static final Pattern FORM = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]\\s/]+):[1-9]\\d{0,4}");

        public OverTip {
            if (!FORM.matcher(address).matches()) {
                throw new IllegalArgumentException("check.tip: " + address + " (expected: host:port)");
            }
        }
    }

    /// A GET that is answered with status 200.
    record OverHttp(URI url) implements Check {
        public OverHttp {
            if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
                throw new IllegalArgumentException("check.http: " + url + " (expected: an http or https URL)");
            }
        }
    }
}
