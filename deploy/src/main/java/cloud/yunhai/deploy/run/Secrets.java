package cloud.yunhai.deploy.run;

import cloud.yunhai.deploy.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/// The secrets of a home, made once: each in a file that only root may read.
public final class Secrets {
    private static final int BYTES = 18;

    /// The first operator's password.
    public static final String OPERATOR = "operator-password";

    /// The first tenant's password.
    public static final String TENANT = "tenant-password";

    private static final List<String> NAMES = List.of(OPERATOR, TENANT, "bootstrap", "lol-http");

    private final Home home;
    private final SecureRandom random = new SecureRandom();

    public Secrets(Home home) {
        this.home = home;
    }

    /// Makes those that are missing.
    public void ensure() throws IOException {
        for (String name : NAMES) {
            if (!Files.exists(file(name))) {
                Home.writeSecret(file(name), fresh());
            }
        }
    }

    /// Where a secret is kept.
    public Path file(String name) {
        return home.secrets().resolve(name);
    }

    /// A secret.
    public String read(String name) throws IOException {
        return Files.readString(file(name)).strip();
    }

    private String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
