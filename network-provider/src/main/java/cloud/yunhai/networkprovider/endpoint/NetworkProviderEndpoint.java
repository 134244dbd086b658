package cloud.yunhai.networkprovider.endpoint;

import static cloud.yunhai.common.codec.Arguments.read;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.TAddressClaim;
import cloud.yunhai.common.idl.dbproxy.TImbalance;
import cloud.yunhai.common.idl.networkprovider.NetworkProvider;
import cloud.yunhai.common.idl.networkprovider.TAddressReserved;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.networkprovider.app.Addresses;
import cloud.yunhai.networkprovider.app.DhcpComparison;
import cloud.yunhai.networkprovider.core.AddressClaim;
import java.util.List;

/// Addresses over TIP.
public final class NetworkProviderEndpoint implements NetworkProvider.Iface {
    private final Addresses addresses;
    private final DhcpComparison comparison;

    public NetworkProviderEndpoint(Addresses addresses, DhcpComparison comparison) {
        this.addresses = addresses;
        this.comparison = comparison;
    }

    @Override
    public TAddressReserved ensureAddress(TAddressClaim claim) {
        AddressClaim wanted = read(() -> ThriftCodec.decode(claim, AddressClaim.class));
        return ThriftCodec.encode(addresses.ensure(wanted), TAddressReserved.class);
    }

    @Override
    public void releaseAddress(String nicId) {
        addresses.releaseIfHeld(read(() -> NicId.parse(nicId)));
    }

    @Override
    public List<TImbalance> check() {
        return ThriftCodec.encodeAll(comparison.check(), TImbalance.class);
    }
}
