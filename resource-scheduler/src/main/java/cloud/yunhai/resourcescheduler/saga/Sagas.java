package cloud.yunhai.resourcescheduler.saga;

import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.saga.Saga;
import cloud.yunhai.resourcescheduler.app.Cloud;
import java.util.List;

/// Every saga that this service runs.
///
/// A definition that changes its steps gets a new version; the old one stays here until the last saga begun by it
/// has ended.
public final class Sagas {
    private final Saga<NewInstanceInput> createInstance;
    private final Saga<InstanceCommandInput> start;
    private final Saga<InstanceCommandInput> stop;
    private final Saga<InstanceCommandInput> forceStop;
    private final Saga<InstanceCommandInput> reboot;
    private final Saga<InstanceCommandInput> suspend;
    private final Saga<InstanceCommandInput> resume;
    private final Saga<InstanceCommandInput> delete;
    private final Saga<ImageSagas.ImportInput> importImage;
    private final Saga<ImageSagas.RemoveInput> deleteImage;

    public Sagas(Cloud cloud) {
        createInstance = new CreateInstance(cloud).saga();
        start = new StartInstance(cloud).saga();
        delete = new DeleteInstance(cloud).saga();
        CommandSagas commands = new CommandSagas(cloud);
        stop = commands.stop();
        forceStop = commands.forceStop();
        reboot = commands.reboot();
        suspend = commands.suspend();
        resume = commands.resume();
        ImageSagas images = new ImageSagas(cloud);
        importImage = images.importImage();
        deleteImage = images.deleteImage();
    }

    /// All definitions, for the runner.
    public List<Saga<?>> all() {
        return List.of(
                createInstance, start, stop, forceStop, reboot, suspend, resume, delete, importImage, deleteImage);
    }

    public Saga<NewInstanceInput> createInstance() {
        return createInstance;
    }

    /// The saga behind a command.
    public Saga<InstanceCommandInput> command(InstanceCommand command) {
        return switch (command) {
            case START -> start;
            case STOP -> stop;
            case FORCE_STOP -> forceStop;
            case REBOOT -> reboot;
            case SUSPEND -> suspend;
            case RESUME -> resume;
            case DELETE -> delete;
        };
    }

    public Saga<ImageSagas.ImportInput> importImage() {
        return importImage;
    }

    public Saga<ImageSagas.RemoveInput> deleteImage() {
        return deleteImage;
    }
}
