package cloud.yunhai.volumeprovider.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.volumeprovider.app.Store;
import cloud.yunhai.volumeprovider.core.GuestSettings;
import cloud.yunhai.volumeprovider.core.ImportRequest;
import cloud.yunhai.volumeprovider.core.ImportedImage;
import cloud.yunhai.volumeprovider.core.Located;
import cloud.yunhai.volumeprovider.core.StorageUse;
import cloud.yunhai.volumeprovider.core.VolumeFile;
import cloud.yunhai.volumeprovider.core.VolumeSpec;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store does, the simulated one and the real one.
public abstract class StoreContract {
    protected static final OptionalLong NO_FENCE = OptionalLong.empty();
    private static final long GIB = 1L << 30;
    private static final String HASH = "$6$saltsalt$abcdefghijklmnopqrstuvwxyz0123456789";

    private Store store;
    private final ImageId image = ImageId.next();
    private final VolumeId volume = VolumeId.next();
    private final InstanceId instance = InstanceId.next();

    /// A store without anything.
    protected abstract Store emptyStore() throws Exception;

    /// Where a small good template can be imported from.
    protected abstract String templateSource();

    /// Its checksum.
    protected abstract String templateSha256();

    @BeforeEach
    void openStore() throws Exception {
        store = emptyStore();
    }

    private ImportedImage importTemplate() {
        return store.importImage(
                new ImportRequest(image, ImageKind.TEMPLATE, templateSource(), templateSha256()), NO_FENCE);
    }

    private VolumeSpec spec(Provisioning provisioning, long sizeGib) {
        return new VolumeSpec(volume, sizeGib, provisioning, image, templateSha256(), null);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(call)
                .extracting(CloudException::code)
                .isEqualTo(code);
    }

    @Test
    void importedImageHasItsMeasuresAndARepeatGivesTheSame() {
        ImportedImage imported = importTemplate();

        assertThat(imported.sha256()).isEqualTo(templateSha256());
        assertThat(imported.sizeBytes()).isPositive();
        assertThat(imported.virtualSizeBytes()).isPositive();
        assertThat(importTemplate()).isEqualTo(imported);
        assertThat(store.use().imageIds()).containsExactly(image);
    }

    @Test
    void importOfTheSameIdWithOtherContentIsAConflict() {
        importTemplate();

        refused(
                ErrorCode.REPEATED_DIFFERENTLY,
                () -> store.importImage(
                        new ImportRequest(image, ImageKind.TEMPLATE, templateSource(), "ab".repeat(32)), NO_FENCE));
        refused(
                ErrorCode.REPEATED_DIFFERENTLY,
                () -> store.importImage(new ImportRequest(image, ImageKind.ISO, templateSource(), null), NO_FENCE));
    }

    @Test
    void overlayHasTheSizeAskedForAndItsImageBehindIt() {
        importTemplate();

        VolumeFile made = store.ensureVolume(spec(Provisioning.OVERLAY, 2), NO_FENCE);

        assertThat(made.volumeId()).isEqualTo(volume);
        assertThat(made.virtualSizeBytes()).isEqualTo(2 * GIB);
        assertThat(made.backingImageId()).isEqualTo(image);
        assertThat(store.ensureVolume(spec(Provisioning.OVERLAY, 2), NO_FENCE)).isEqualTo(made);
        assertThat(store.use().volumes()).containsExactly(made);
    }

    @Test
    void fullCopyHasTheSizeAskedForAndNothingBehindIt() {
        importTemplate();

        VolumeFile made = store.ensureVolume(spec(Provisioning.FULL_COPY, 3), NO_FENCE);

        assertThat(made.virtualSizeBytes()).isEqualTo(3 * GIB);
        assertThat(made.backingImageId()).isNull();
        assertThat(store.ensureVolume(spec(Provisioning.FULL_COPY, 3), NO_FENCE))
                .isEqualTo(made);
    }

    @Test
    void volumeWithoutImageIsBlank() {
        VolumeFile made =
                store.ensureVolume(new VolumeSpec(volume, 1, Provisioning.FULL_COPY, null, null, null), NO_FENCE);

        assertThat(made.virtualSizeBytes()).isEqualTo(GIB);
        assertThat(made.backingImageId()).isNull();
    }

    @Test
    void sameVolumeWithAnotherSizeOrProvisioningIsAConflict() {
        importTemplate();
        store.ensureVolume(spec(Provisioning.OVERLAY, 2), NO_FENCE);

        refused(ErrorCode.REPEATED_DIFFERENTLY, () -> store.ensureVolume(spec(Provisioning.OVERLAY, 4), NO_FENCE));
        refused(ErrorCode.REPEATED_DIFFERENTLY, () -> store.ensureVolume(spec(Provisioning.FULL_COPY, 2), NO_FENCE));
    }

    @Test
    void volumeOfAnUnknownImageIsRefusedAndLeavesNothing() {
        refused(ErrorCode.NOT_FOUND, () -> store.ensureVolume(spec(Provisioning.OVERLAY, 2), NO_FENCE));

        assertThat(store.use().volumes()).isEmpty();
    }

    @Test
    void removingAVolumeTwiceAndOneThatNeverWasIsFine() {
        importTemplate();
        store.ensureVolume(spec(Provisioning.OVERLAY, 2), NO_FENCE);

        store.removeVolume(volume, NO_FENCE);
        store.removeVolume(volume, NO_FENCE);
        store.removeVolume(VolumeId.next(), NO_FENCE);

        assertThat(store.use().volumes()).isEmpty();
    }

    @Test
    void imageUnderAnOverlayStays() {
        importTemplate();
        store.ensureVolume(spec(Provisioning.OVERLAY, 2), NO_FENCE);

        refused(ErrorCode.IN_USE, () -> store.removeImage(image, NO_FENCE));
        assertThat(store.use().imageIds()).containsExactly(image);

        store.removeVolume(volume, NO_FENCE);
        store.removeImage(image, NO_FENCE);
        store.removeImage(image, NO_FENCE);
        assertThat(store.use().imageIds()).isEmpty();
    }

    @Test
    void locateTellsTheVolumeAndItsSeedAndMakesNothing() {
        refused(ErrorCode.NOT_FOUND, () -> store.locate(volume, instance));

        importTemplate();
        VolumeFile made = store.ensureVolume(spec(Provisioning.OVERLAY, 2), NO_FENCE);
        assertThat(store.locate(volume, instance)).isEqualTo(new Located(made.path(), null));

        String seed = store.ensureSeed(new GuestSettings(instance, "web-1", null, HASH), NO_FENCE);
        assertThat(store.locate(volume, instance)).isEqualTo(new Located(made.path(), seed));
        assertThat(seed).endsWith(instance.text() + ".iso");
    }

    @Test
    void seedsAreListedAndRemoved() {
        GuestSettings settings = new GuestSettings(instance, "web-1", null, HASH);
        String path = store.ensureSeed(settings, NO_FENCE);
        assertThat(store.ensureSeed(settings, NO_FENCE)).isEqualTo(path);
        assertThat(store.use().seedInstanceIds()).containsExactly(instance);

        store.removeSeed(instance, NO_FENCE);
        store.removeSeed(instance, NO_FENCE);
        assertThat(store.use().seedInstanceIds()).isEmpty();
    }

    @Test
    void badSeedNamesTheFieldAndIsNotWritten() {
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.ensureSeed(settings("Not a name", null), NO_FENCE))
                .withMessageContaining("hostName: Not a name (expected: ");
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> store.ensureSeed(settings("web-1", "plain text"), NO_FENCE))
                .withMessageContaining("passwordHash: (not shown)")
                .withMessageNotContaining("plain text");
        assertThat(store.use().seedInstanceIds()).isEmpty();
    }

    private GuestSettings settings(String hostName, @Nullable String hash) {
        return new GuestSettings(instance, hostName, null, hash);
    }

    @Test
    void olderFencingTokenIsRefusedEvenAfterTheRemoval() {
        importTemplate();
        store.ensureVolume(spec(Provisioning.OVERLAY, 2), OptionalLong.of(7));
        store.ensureVolume(spec(Provisioning.OVERLAY, 2), OptionalLong.of(7));

        refused(ErrorCode.FENCED_OUT, () -> store.removeVolume(volume, OptionalLong.of(6)));
        assertThat(store.use().volumes()).hasSize(1);

        store.removeVolume(volume, OptionalLong.of(100));
        refused(ErrorCode.FENCED_OUT, () -> store.ensureVolume(spec(Provisioning.OVERLAY, 2), OptionalLong.of(99)));
        assertThat(store.use().volumes()).isEmpty();
        store.ensureVolume(spec(Provisioning.OVERLAY, 2), OptionalLong.of(101));
        assertThat(store.use().volumes()).hasSize(1);
    }

    @Test
    void imageIsReadInPiecesToItsEnd() {
        ImportedImage imported = importTemplate();

        long bytes = 0;
        for (byte[] piece = store.readImage(image, 0, 50_000);
                piece.length > 0;
                piece = store.readImage(image, bytes, 50_000)) {
            bytes += piece.length;
        }

        assertThat(bytes).isEqualTo(imported.sizeBytes());
        refused(ErrorCode.NOT_FOUND, () -> store.readImage(ImageId.next(), 0, 10));
    }

    @Test
    void useTellsRoom() {
        StorageUse use = store.use();

        assertThat(use.totalBytes()).isPositive();
        assertThat(use.freeBytes()).isPositive().isLessThanOrEqualTo(use.totalBytes());
    }
}
