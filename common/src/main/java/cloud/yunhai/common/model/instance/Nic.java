package cloud.yunhai.common.model.instance;

import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SubnetId;

/// A network interface of an instance.
public record Nic(NicId id, SubnetId subnetId, String address, String mac) {}
