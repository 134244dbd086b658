package cloud.yunhai.deploy.dist;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.deploy.home.Home;
import cloud.yunhai.deploy.pki.CertificateAuthority;
import cloud.yunhai.deploy.plan.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotTrainingTest {
    @Test
    void aProgramIsTrainedAsItself() {
        assertThat(AotTraining.identity("db-proxy")).isEqualTo(Module.DB_PROXY);
        assertThat(AotTraining.identity("api-server")).isEqualTo(Module.API_SERVER);
    }

    @Test
    void theSharedCacheIsTrainedAsOneThatMayAskEverybody() {
        assertThat(AotTraining.identity("plain")).isEqualTo(Module.NODE_AGENT);
    }

    @Test
    void everyTrainingHasItsOwnCertificate(@TempDir Path scratch) throws IOException {
        AotTraining training = new AotTraining(new Distribution(scratch.resolve("dist")), scratch);

        training.issue(new CertificateAuthority(new Home(scratch), InstantSource.system()));

        assertThat(AotTraining.caches())
                .allSatisfy(cache -> assertThat(AotTraining.certificates(scratch, cache))
                        .isDirectoryContaining("glob:**cert.pem")
                        .isDirectoryContaining("glob:**key.pem")
                        .isDirectoryContaining("glob:**ca.pem"));
    }
}
