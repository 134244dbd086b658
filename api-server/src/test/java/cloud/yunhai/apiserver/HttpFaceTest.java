package cloud.yunhai.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apiserver.adapter.http.HttpFace;
import cloud.yunhai.common.tip.HostPort;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpFaceTest {
    private static final HostPort ANYWHERE = HostPort.parse("127.0.0.1:0");

    @Test
    void aFaceLeavesNoDirectoryBehindEvenWhenAnotherFollows() {
        HttpFace first = face(null).start();
        Path directory = directory();
        assertThat(directory).isDirectory();
        first.close();

        face(null).start().close();

        assertThat(directory).doesNotExist();
    }

    @Test
    void neitherDoesOneThatDoesNotStart() {
        HttpFace failing = face(new HttpFace.Certificate(Path.of("/nowhere/cert.pem"), Path.of("/nowhere/key.pem")));
        Path directory = directory();

        assertThatThrownBy(failing::start).isInstanceOf(IllegalStateException.class);
        face(null).start().close();

        assertThat(directory).doesNotExist();
    }

    private static HttpFace face(HttpFace.@Nullable Certificate certificate) {
        return new HttpFace(ANYWHERE, certificate, new ResourceConfig(), HttpFaceTest::pass);
    }

    private static void pass(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    /// Where Tomcat works.
    private static Path directory() {
        return Path.of(System.getProperty("catalina.home"));
    }
}
