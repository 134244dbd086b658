package cloud.yunhai.imageserver.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorKind;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.image.ImageFormat;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.image.Visibility;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRulesTest {
    private String name = "debian-13";
    private ImageKind kind = ImageKind.TEMPLATE;
    private ImageFormat format = ImageFormat.QCOW2;
    private ImageState state = ImageState.CREATING;
    private @Nullable String source = "https://images.example/debian.qcow2";
    private @Nullable String sha256;
    private long minMemoryMib = 128;
    private @Nullable String operatingSystem = "debian";
    private Map<String, String> labels = Map.of("team", "web");

    private Image image() {
        return new Image(
                ImageId.next(),
                null,
                name,
                kind,
                format,
                state,
                Visibility.PRIVATE,
                Provisioning.OVERLAY,
                source,
                sha256,
                0,
                0,
                minMemoryMib,
                operatingSystem,
                null,
                null,
                null,
                labels,
                Instant.EPOCH,
                0);
    }

    private void refused(String field) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> ImageRules.requireImportable(image()))
                .satisfies(failure -> {
                    assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID);
                    assertThat(failure.userMessage()).startsWith(field).contains("(expected: ");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///images/a.qcow2",
                "file:/images/a.qcow2",
                "http://a.example/x",
                "HTTPS://a.example:8443/x?y"
            })
    void goodSourcesPass(String good) {
        source = good;

        assertThatCode(() -> ImageRules.requireImportable(image())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "debian.qcow2",
                "/images/a.qcow2",
                "ftp://a.example/x",
                "nbd://a.example/x",
                "json:{\"driver\":\"file\"}",
                "http:///x",
                "http://user:secret@a.example/x",
                "file://host/images/a",
                "file:a",
                "http://a.example/a b"
            })
    void badSourcesAreRefused(String bad) {
        source = bad;

        refused("source: ");
    }

    @Test
    void missingOrOverlongSourceIsRefused() {
        source = null;
        refused("source: ");
        source = "http://a.example/" + "x".repeat(2048);
        refused("source: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a ",
                "a/b",
                "a\nb",
                "名",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void badNamesAreRefused(String bad) {
        name = bad;

        refused("name: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "AB", "g", "zz"})
    void badChecksumsAreRefused(String bad) {
        sha256 = bad;

        refused("sha256: ");
    }

    @Test
    void formatMustGoWithTheKind() {
        kind = ImageKind.ISO;
        refused("format: ");
        format = ImageFormat.ISO;
        assertThatCode(() -> ImageRules.requireImportable(image())).doesNotThrowAnyException();
        kind = ImageKind.TEMPLATE;
        refused("format: ");
    }

    @Test
    void numbersTextsAndLabelsAreBounded() {
        minMemoryMib = -1;
        refused("minMemoryMib: ");
        minMemoryMib = 0;
        operatingSystem = " ";
        refused("operatingSystem: ");
        operatingSystem = null;
        labels = Map.of("a b", "");
        refused("labels: ");
        labels = Map.of("a", "x".repeat(256));
        refused("labels.a: ");
        labels = Map.of();
        state = ImageState.AVAILABLE;
        refused("state: ");
    }
}
