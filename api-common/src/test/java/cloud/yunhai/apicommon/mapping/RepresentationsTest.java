package cloud.yunhai.apicommon.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.ClusterRepresentation;
import cloud.yunhai.apicommon.representation.EventRepresentation;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.GroupRepresentation;
import cloud.yunhai.apicommon.representation.HostRepresentation;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.LeaseRepresentation;
import cloud.yunhai.apicommon.representation.OperationRepresentation;
import cloud.yunhai.apicommon.representation.PlacementRepresentation;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.representation.SshKeyRepresentation;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.apicommon.representation.TenantRepresentation;
import cloud.yunhai.apicommon.representation.VolumeRepresentation;
import cloud.yunhai.apicommon.representation.ZoneRepresentation;
import cloud.yunhai.apicommon.testing.Records;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.account.Tenant;
import cloud.yunhai.common.model.event.Event;
import cloud.yunhai.common.model.host.Cluster;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.image.Image;
import cloud.yunhai.common.model.instance.Flavor;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.SshKey;
import cloud.yunhai.common.model.network.Lease;
import cloud.yunhai.common.model.network.SecurityGroup;
import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.common.model.operation.Operation;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.model.placement.PlacementDecision;
import cloud.yunhai.common.model.volume.Volume;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RepresentationsTest {
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Zone.class, ZoneRepresentation.class),
                Arguments.of(Cluster.class, ClusterRepresentation.class),
                Arguments.of(Host.class, HostRepresentation.class),
                Arguments.of(Subnet.class, SubnetRepresentation.class),
                Arguments.of(Lease.class, LeaseRepresentation.class),
                Arguments.of(Flavor.class, FlavorRepresentation.class),
                Arguments.of(Image.class, ImageRepresentation.class),
                Arguments.of(SshKey.class, SshKeyRepresentation.class),
                Arguments.of(SecurityGroup.class, SecurityGroupRepresentation.class),
                Arguments.of(Instance.class, InstanceRepresentation.class),
                Arguments.of(Volume.class, VolumeRepresentation.class),
                Arguments.of(Operation.class, OperationRepresentation.class),
                Arguments.of(Event.class, EventRepresentation.class),
                Arguments.of(Group.class, GroupRepresentation.class),
                Arguments.of(Tenant.class, TenantRepresentation.class),
                Arguments.of(Account.class, AccountRepresentation.class),
                Arguments.of(PlacementDecision.class, PlacementRepresentation.class));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyMemberIsFilledFromTheModel(Class<? extends Record> model, Class<?> representation)
            throws ReflectiveOperationException {
        Object made = Representations.of(Records.of(model), representation);

        for (Field field : representation.getFields()) {
            if (!field.isAnnotationPresent(cloud.yunhai.apicommon.schema.Derived.class)) {
                assertThat(field.get(made)).as(field.getName()).isNotNull();
            }
        }
    }

    @Test
    void whatTheModelHasNotIsAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Representations.of(Records.of(Zone.class), HostRepresentation.class));
    }

    @Test
    void aBusyInstanceNamesItsOperation() {
        Instance instance = Records.of(Instance.class);

        InstanceRepresentation busy = Representations.of(instance);

        assertThat(Objects.requireNonNull(busy.operationInProgress).id)
                .isEqualTo(Objects.requireNonNull(instance.operationId()).text());
        assertThat(busy.nics).hasSize(1);
        assertThat(busy.nics.getFirst().mac)
                .isEqualTo(instance.nics().getFirst().mac());
    }

    @Test
    void anOperationSaysWhetherItIsDone() {
        Operation operation = Records.of(Operation.class);

        OperationRepresentation representation = Representations.of(operation);

        assertThat(representation.done).isEqualTo(operation.state().isDone());
        assertThat(representation.cancellable)
                .isEqualTo(operation.state() == OperationState.PENDING && !operation.cancelRequested());
        assertThat(representation.resource).isNull(); // the sample's resource id is none
    }
}
