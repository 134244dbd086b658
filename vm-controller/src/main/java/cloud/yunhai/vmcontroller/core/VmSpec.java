package cloud.yunhai.vmcontroller.core;

import cloud.yunhai.common.model.id.InstanceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that a host needs to know of a VM.
///
/// @param name the instance's name, for people
/// @param rootVolumePath a qcow2 file
/// @param seedPath a CD with the guest's settings; null: none
public record VmSpec(
        InstanceId instanceId,
        String name,
        int vcpus,
        long memoryMib,
        String rootVolumePath,
        @Nullable String seedPath,
        List<VmNic> nics) {
    public VmSpec {
        Expect.atLeast("vcpus", vcpus, 1);
        Expect.atLeast("memoryMib", memoryMib, 1);
        Expect.absolutePath("rootVolumePath", rootVolumePath);
        if (seedPath != null) {
            Expect.absolutePath("seedPath", seedPath);
        }
        nics = List.copyOf(nics);
    }

    /// Equal for equal specs, of this and of later versions of the program: tells whether a VM is defined
    /// as asked.
    public String digest() {
        StringBuilder text = new StringBuilder();
        line(text, "instance", instanceId.text());
        line(text, "name", name);
        line(text, "vcpus", String.valueOf(vcpus));
        line(text, "memoryMib", String.valueOf(memoryMib));
        line(text, "root", rootVolumePath);
        line(text, "seed", seedPath == null ? "" : seedPath);
        for (VmNic nic : nics) {
            line(text, "nic", nic.id());
            line(text, "mac", nic.mac());
            line(text, "address", nic.address());
            line(text, "bridge", nic.bridge());
            line(text, "filter", nic.filterName());
        }
        return sha256(text.toString());
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value).append('\n');
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
