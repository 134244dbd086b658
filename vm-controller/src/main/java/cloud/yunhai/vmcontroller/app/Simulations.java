package cloud.yunhai.vmcontroller.app;

import java.util.List;

/// Sets what goes wrong while it runs. Beside the methods of the interface there is what guests do: at once
/// [#POWERS_OFF] and [#CRASHES] (`times` running VMs of each host), from then on [#IGNORES_BUTTON].
public interface Simulations {
    /// The guest powers off by itself.
    String POWERS_OFF = "guestPowersOff";

    /// The VM ends by a fault.
    String CRASHES = "guestCrashes";

    /// The guest does not hear the power button.
    String IGNORES_BUTTON = "guestIgnoresPowerButton";

    /// From here on, beside what was set before.
    void configure(Simulation simulation);

    /// Nothing goes wrong any more.
    void reset();

    /// What is set and not used up.
    List<Simulation> configured();
}
