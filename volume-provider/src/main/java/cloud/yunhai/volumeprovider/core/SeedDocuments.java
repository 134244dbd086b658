package cloud.yunhai.volumeprovider.core;

import cloud.yunhai.common.error.CloudException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// The two documents of a NoCloud seed, as every cloud-init reads them.
///
/// There is no network document on purpose: cloud-init then asks DHCP on the first NIC, which is where the platform's
/// address comes from.
public final class SeedDocuments {
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern PASSWORD_HASH = Pattern.compile("\\$[0-9a-z]{1,2}\\$[A-Za-z0-9./$=,]{8,250}");
    private static final Pattern SSH_KEY =
            Pattern.compile("(ssh|ecdsa|sk)-[a-z0-9@.-]{1,60} [A-Za-z0-9+/=]{16,8192}( [^\\p{Cntrl}]{0,256})?");

    private SeedDocuments() {}

    /// File name to content.
    public static SequencedMap<String, byte[]> of(GuestSettings settings) {
        require("hostName", settings.hostName(), HOST_NAME, "1 to 63 letters, digits and dashes");
        if (settings.sshPublicKey() != null) {
            require("sshPublicKey", settings.sshPublicKey(), SSH_KEY, "one OpenSSH public key in one line");
        }
        if (settings.passwordHash() != null
                && !PASSWORD_HASH.matcher(settings.passwordHash()).matches()) {
            // The value is a secret and stays out of the message.
            throw CloudException.invalid("passwordHash", "(not shown)", "a crypt(3) hash");
        }
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        files.put("meta-data", yaml("", metaData(settings)));
        files.put("user-data", yaml("#cloud-config\n", userData(settings)));
        return files;
    }

    private static Map<String, Object> metaData(GuestSettings settings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("instance-id", settings.instanceId().text());
        document.put("local-hostname", settings.hostName());
        return document;
    }

    private static Map<String, Object> userData(GuestSettings settings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("hostname", settings.hostName());
        document.put("preserve_hostname", false);
        if (settings.sshPublicKey() != null) {
            document.put("ssh_authorized_keys", List.of(settings.sshPublicKey()));
        }
        String hash = settings.passwordHash();
        if (hash != null) {
            document.put("password", hash);
            document.put("chpasswd", Map.of("expire", false));
        }
        document.put("ssh_pwauth", hash != null);
        return document;
    }

    private static byte[] yaml(String head, Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        return (head + new Yaml(options).dump(document)).getBytes(StandardCharsets.UTF_8);
    }

    private static void require(String field, @Nullable String value, Pattern pattern, String expected) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw CloudException.invalid(field, value, expected);
        }
    }
}
