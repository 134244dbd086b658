package cloud.yunhai.apiserver.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generated file that is checked in. With `-Dyunhai.rewrite=true` it is written, else compared.
final class CheckedIn {
    private static final Path DOCS = Path.of("..", "docs");

    private CheckedIn() {}

    static void sameAs(String file, String generated) {
        Path path = DOCS.resolve(file);
        try {
            if (Boolean.getBoolean("yunhai.rewrite")) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, generated, StandardCharsets.UTF_8);
            }
            assertThat(path)
                    .as("docs/%s; written anew with -Dyunhai.rewrite=true, as docs/errors.md shows", file)
                    .isRegularFile()
                    .content(StandardCharsets.UTF_8)
                    .isEqualTo(generated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
