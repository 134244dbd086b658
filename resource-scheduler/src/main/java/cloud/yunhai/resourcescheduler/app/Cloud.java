package cloud.yunhai.resourcescheduler.app;

/// All that the sagas act upon.
public record Cloud(Instances instances, Images images, Vms vms, Volumes volumes, Addresses addresses) {}
