package cloud.yunhai.vmcontroller.adapter.libvirt;

import cloud.yunhai.vmcontroller.core.FilterSpec;
import cloud.yunhai.vmcontroller.core.FilterXml;
import java.util.Arrays;
import java.util.List;
import org.libvirt.Connect;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;
import org.libvirt.NetworkFilter;

/// libvirt's nwfilters. Defining one that running VMs use changes what passes them at once.
final class LibvirtFilters {
    private final LibvirtCalls calls;

    LibvirtFilters(LibvirtCalls calls) {
        this.calls = calls;
    }

    void ensure(FilterSpec filter) {
        calls.change("set the instance's security rules", connect -> {
            NetworkFilter defined = connect.networkFilterDefineXML(FilterXml.of(filter));
            return defined.free();
        });
    }

    boolean exists(String name) {
        return calls.read("look up a filter", connect -> with(connect, name, _ -> {}));
    }

    void remove(String name) {
        calls.change("remove the instance's security rules", connect -> with(connect, name, NetworkFilter::undefine));
    }

    List<String> names() {
        return calls.read(
                "list its filters",
                connect -> Arrays.stream(connect.listNetworkFilters())
                        .filter(name -> name.startsWith(FilterSpec.PREFIX))
                        .sorted()
                        .toList());
    }

    private interface Work {
        void with(NetworkFilter filter) throws LibvirtException;
    }

    /// False when there is none of that name.
    private static boolean with(Connect connect, String name, Work work) throws LibvirtException {
        NetworkFilter filter;
        try {
            filter = connect.networkFilterLookupByName(name);
        } catch (LibvirtException failure) {
            if (Domains.is(failure, ErrorNumber.VIR_ERR_NO_NWFILTER)) {
                return false;
            }
            throw failure;
        }
        try {
            work.with(filter);
            return true;
        } finally {
            filter.free();
        }
    }
}
