package cloud.yunhai.volumeprovider.adapter.source;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// Which servers images may come from: those of the public network, unless the operator opens the private one. Tenants
/// name the URL, and the platform's own services and its neighbours are none of their business.
public final class AddressRule {
    private final boolean privateAllowed;

    public AddressRule(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    /// Throws INVALID unless all addresses of the URL's host may be asked.
    public void require(URI source) {
        String host = source.getHost();
        if (host == null || source.getUserInfo() != null) {
            throw CloudException.invalid("source", source, "a URL with a host and without user information");
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!privateAllowed && !isPublic(address)) {
                    throw CloudException.invalid("source", source, "a server with a public address");
                }
            }
        } catch (UnknownHostException unknown) {
            throw new CloudException(ErrorCode.INVALID, "source: " + source + " (expected: a known host)", unknown);
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || shared
                || thisNetwork);
    }
}
