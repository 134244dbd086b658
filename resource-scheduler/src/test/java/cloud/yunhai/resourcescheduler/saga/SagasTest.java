package cloud.yunhai.resourcescheduler.saga;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.model.image.ImageKind;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.instance.InstanceCommand;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.testing.SagaConformance;
import cloud.yunhai.common.testing.SagaTrial;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every saga passes the conformance test; what "nothing left" means is each saga's own.
class SagasTest {
    @TestFactory
    Stream<DynamicTest> createInstance() {
        return SagaConformance.of(_ -> {
                    FakeCloud cloud = new FakeCloud();
                    return new SagaTrial<>(
                            new CreateInstance(cloud.cloud()).saga(),
                            new NewInstanceInput(cloud.id, null, null),
                            () -> {
                                assertThat(cloud.state).isEqualTo(InstanceState.RUNNING);
                                assertThat(cloud.vms).containsEntry(cloud.id, VmState.RUNNING);
                                assertThat(cloud.files).hasSize(1);
                                assertThat(cloud.leases).hasSize(1);
                            },
                            () -> {
                                cloud.assertNothingHeld();
                                assertThat(cloud.state).isEqualTo(InstanceState.FAILED);
                                assertThat(cloud.reason).isNotBlank();
                            });
                })
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> deleteInstance() {
        return SagaConformance.of(_ -> {
                    FakeCloud cloud = new FakeCloud().running();
                    return new SagaTrial<>(
                            new Sagas(cloud.cloud()).command(InstanceCommand.DELETE),
                            new InstanceCommandInput(cloud.id, 1_000),
                            () -> {
                                cloud.assertNothingHeld();
                                assertThat(cloud.state).isEqualTo(InstanceState.DELETED);
                            },
                            () -> {
                                // Either nothing was taken away, or it says that something may have been.
                                if (cloud.state == InstanceState.RUNNING) {
                                    assertThat(cloud.vms).containsEntry(cloud.id, VmState.RUNNING);
                                    assertThat(cloud.files).hasSize(1);
                                    assertThat(cloud.leases).hasSize(1);
                                } else {
                                    assertThat(cloud.state).isEqualTo(InstanceState.FAILED);
                                    assertThat(cloud.reason).startsWith("delete: ");
                                }
                            });
                })
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> startInstance() {
        return command(() -> new FakeCloud().stopped(), InstanceCommand.START, cloud -> {
            assertThat(cloud.state).isEqualTo(InstanceState.RUNNING);
            assertThat(cloud.vms).containsEntry(cloud.id, VmState.RUNNING);
        });
    }

    @TestFactory
    Stream<DynamicTest> stopInstance() {
        return command(
                () -> new FakeCloud().running(),
                InstanceCommand.STOP,
                cloud -> assertThat(cloud.state).isEqualTo(InstanceState.STOPPED));
    }

    @TestFactory
    Stream<DynamicTest> forceStopInstance() {
        return command(
                () -> new FakeCloud().running(),
                InstanceCommand.FORCE_STOP,
                cloud -> assertThat(cloud.state).isEqualTo(InstanceState.STOPPED));
    }

    @TestFactory
    Stream<DynamicTest> rebootInstance() {
        return command(() -> new FakeCloud().running(), InstanceCommand.REBOOT, cloud -> {
            assertThat(cloud.state).isEqualTo(InstanceState.RUNNING);
            assertThat(cloud.told).containsExactly("reboot");
        });
    }

    @TestFactory
    Stream<DynamicTest> suspendInstance() {
        return command(
                () -> new FakeCloud().running(),
                InstanceCommand.SUSPEND,
                cloud -> assertThat(cloud.state).isEqualTo(InstanceState.PAUSED));
    }

    @TestFactory
    Stream<DynamicTest> resumeInstance() {
        return command(
                () -> new FakeCloud().running(),
                InstanceCommand.RESUME,
                cloud -> assertThat(cloud.state).isEqualTo(InstanceState.RUNNING));
    }

    @TestFactory
    Stream<DynamicTest> importImage() {
        return SagaConformance.of(_ -> {
                    FakeCloud cloud = new FakeCloud();
                    return new SagaTrial<>(
                            new ImageSagas(cloud.cloud()).importImage(),
                            new ImageSagas.ImportInput(FakeCloud.IMAGE, ImageKind.TEMPLATE, "file:///tiny.qcow2", null),
                            () -> assertThat(cloud.imageState).isEqualTo(ImageState.AVAILABLE),
                            () -> {
                                assertThat(cloud.imageState).isEqualTo(ImageState.FAILED);
                                assertThat(cloud.imageFiles).isEmpty();
                            });
                })
                .tests();
    }

    @TestFactory
    Stream<DynamicTest> deleteImage() {
        return SagaConformance.of(_ -> {
                    FakeCloud cloud = new FakeCloud();
                    cloud.imageFiles.add(FakeCloud.IMAGE);
                    return new SagaTrial<>(
                            new ImageSagas(cloud.cloud()).deleteImage(),
                            new ImageSagas.RemoveInput(FakeCloud.IMAGE),
                            () -> assertThat(cloud.imageState).isEqualTo(ImageState.DELETED),
                            () -> assertThat(cloud.imageState).isEqualTo(ImageState.FAILED)); // each step was begun
                })
                .tests();
    }

    @Test
    void everySagaOfTheServiceIsTestedHere() {
        assertThat(new Sagas(new FakeCloud().cloud()).all())
                .extracting(saga -> saga.type().name())
                .containsExactlyInAnyOrder(
                        "create-instance",
                        "start-instance",
                        "stop-instance",
                        "force-stop-instance",
                        "reboot-instance",
                        "suspend-instance",
                        "resume-instance",
                        "delete-instance",
                        "import-image",
                        "delete-image");
    }

    /// A command is not undone: after a failure the record must tell what the host sees, and the reason.
    private static Stream<DynamicTest> command(
            Supplier<FakeCloud> fresh, InstanceCommand command, Consumer<FakeCloud> succeeded) {
        return SagaConformance.of(_ -> {
                    FakeCloud cloud = fresh.get();
                    return new SagaTrial<>(
                            new Sagas(cloud.cloud()).command(command),
                            new InstanceCommandInput(cloud.id, 1_000),
                            () -> succeeded.accept(cloud),
                            () -> {
                                assertThat(cloud.reason).isNotBlank();
                                assertThat(cloud.state).isNotEqualTo(InstanceState.CREATING);
                                if (cloud.state == InstanceState.RUNNING) {
                                    assertThat(cloud.vms).containsEntry(cloud.id, VmState.RUNNING);
                                }
                            });
                })
                .tests();
    }
}
