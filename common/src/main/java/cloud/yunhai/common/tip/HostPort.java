package cloud.yunhai.common.tip;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address as it is written everywhere: `host:port` or `[v6]:port`.
///
/// @param host name or address
/// @param port 0 where any free one will do
public record HostPort(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9a-fA-F:.%]+)]|([^:\\[\\]\\s/]+)):(\\d{1,5})");

    public HostPort {
        if (host.isBlank()) {
            throw new IllegalArgumentException("address host: '" + host + "' (expected: a name or an address)");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("address port: " + port + " (expected: 0 to 65535)");
        }
    }

    public static HostPort parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("address: " + text + " (expected: host:port or [v6]:port)");
        }
        String host = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        return new HostPort(host, Integer.parseInt(matcher.group(3)));
    }

    /// Resolved anew each time: names may move.
    public InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
