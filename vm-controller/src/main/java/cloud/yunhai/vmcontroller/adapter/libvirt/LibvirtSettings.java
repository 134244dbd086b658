package cloud.yunhai.vmcontroller.adapter.libvirt;

import java.time.Duration;

/// How libvirt is reached and for how long it is waited for.
///
/// @param uri of the host's libvirtd
/// @param calls native calls under way at once
/// @param readLimit for a call that only looks
/// @param changeLimit for a call that changes something; a start on a busy host takes its time
public record LibvirtSettings(String uri, int calls, Duration readLimit, Duration changeLimit) {}
