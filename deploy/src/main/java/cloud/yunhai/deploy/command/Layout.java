package cloud.yunhai.deploy.command;

import cloud.yunhai.deploy.dist.AotTraining;
import cloud.yunhai.deploy.dist.Distribution;
import cloud.yunhai.deploy.dist.Staging;
import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.pki.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The programs of the tree, laid out to be started, and the caches they start quicker with.
final class Layout {
    private static final int TRAININGS_AT_ONCE = 2;

    private final Distribution distribution = HomeOption.distribution();
    private final Output output;

    Layout(Output output) {
        this.output = output;
    }

    /// Lays them out.
    Distribution stage() throws IOException {
        if (new Staging(HomeOption.tree(), distribution.directory()).stage()) {
            for (String cache : AotTraining.caches()) {
                // At once: if this is interrupted, the next time must not take an old one for one that fits.
                Files.deleteIfExists(file(cache));
            }
        }
        return distribution;
    }

    /// Makes the caches that are missing.
    void train() throws IOException {
        List<String> missing = AotTraining.caches().stream()
                .filter(cache -> !Files.exists(file(cache)))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        output.progress("making start-up caches");
        Path scratch = Files.createTempDirectory("yunhai-training-");
        try {
            Home home = new Home(scratch.toAbsolutePath());
            AotTraining training = new AotTraining(distribution, scratch);
            training.issue(new CertificateAuthority(home, InstantSource.system()));
            try (ExecutorService atOnce = Executors.newFixedThreadPool(TRAININGS_AT_ONCE)) {
                missing.forEach(cache -> atOnce.execute(() -> train(training, cache)));
            }
        } finally {
            Trees.delete(scratch);
        }
    }

    private void train(AotTraining training, String cache) {
        try {
            training.train(cache);
        } catch (IOException slower) {
            // Everything works without the cache, only slower; the reason is worth knowing all the same.
            output.progress("no start-up cache for " + cache + ": " + slower.getMessage());
        }
    }

    private Path file(String cache) {
        return distribution.directory().resolve(cache + ".aot");
    }
}
