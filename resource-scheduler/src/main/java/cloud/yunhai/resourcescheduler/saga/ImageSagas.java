package cloud.yunhai.resourcescheduler.saga;

import static cloud.yunhai.common.saga.StepSettings.by;

import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.saga.Output;
import cloud.yunhai.common.saga.RetryPolicy;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.common.saga.SagaContext;
import cloud.yunhai.common.saga.Undo;
import cloud.yunhai.resourcescheduler.app.Cloud;
import cloud.yunhai.resourcescheduler.app.Volumes.Imported;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Importing an image and removing one.
public final class ImageSagas {
    private static final Output<Imported> FILE = Output.of("fetch", Imported.class);

    /// A large image over a slow line; a fetch that was cut short goes on where it stood.
    private static final RetryPolicy FETCHING =
            RetryPolicy.within(Duration.ofHours(2)).withAttemptTimeout(Duration.ofMinutes(10));

    private final Cloud cloud;

    /// Where an image comes from.
    public record ImportInput(
            ImageId image,
            ImageKind kind,
            String source,
            @Nullable String sha256) {}

    /// Which image is to go.
    public record RemoveInput(ImageId image) {}

    public ImageSagas(Cloud cloud) {
        this.cloud = cloud;
    }

    /// Fetches, checks, and only then offers it.
    public Saga<ImportInput> importImage() {
        return Saga.named("import-image", 1, ImportInput.class)
                .step(
                        FILE,
                        this::fetch,
                        this::removeFiles,
                        by("volume-scheduler").action(FETCHING))
                .step("record", this::recordImported, Undo.none(), by("image-server"))
                .whenUnwound(saga -> cloud.images().recordFailed(saga.input().image(), Outcomes.reason(saga)))
                .build();
    }

    /// Removes the files, then the record. Cancelled before it began to, the image is what it was.
    public Saga<RemoveInput> deleteImage() {
        return Saga.named("delete-image", 1, RemoveInput.class)
                .step(
                        "remove-files",
                        saga -> cloud.volumes().removeImage(saga.input().image()),
                        saga -> cloud.images().recordFailed(saga.input().image(), "delete: " + Outcomes.reason(saga)),
                        by("volume-scheduler"))
                .step("record", saga -> cloud.images().remove(saga.input().image()), Undo.none(), by("image-server"))
                .build();
    }

    private Imported fetch(SagaContext<ImportInput> saga) {
        ImportInput input = saga.input();
        return cloud.volumes().importImage(input.image(), input.kind(), input.source(), input.sha256());
    }

    private void removeFiles(SagaContext<ImportInput> saga) {
        cloud.volumes().removeImage(saga.input().image());
    }

    private void recordImported(SagaContext<ImportInput> saga) {
        cloud.images().recordImported(saga.input().image(), saga.get(FILE));
    }
}
