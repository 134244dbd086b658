package cloud.yunhai.iaasadmin.app;

import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.iaasadmin.core.Share;

/// A subnet as pages show it.
public record SubnetView(SubnetRepresentation subnet) {
    /// Its addresses.
    public Share addresses() {
        return new Share(subnet.addressesClaimed, subnet.addressesTotal);
    }
}
