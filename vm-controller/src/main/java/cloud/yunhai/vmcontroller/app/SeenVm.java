package cloud.yunhai.vmcontroller.app;

import cloud.yunhai.vmcontroller.core.Observation;

/// One VM of the host's list.
///
/// @param name the instance's id; of a foreign VM, the name that it has on the host
/// @param foreign not made by the platform
public record SeenVm(String name, Observation observation, boolean foreign) {}
