package cloud.yunhai.dbproxy.contract;

import static cloud.yunhai.dbproxy.contract.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TNewVolume;
import cloud.yunhai.common.idl.types.TEvent;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.THostState;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.common.idl.types.TVolume;
import cloud.yunhai.common.idl.types.TVolumeKind;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.dbproxy.testing.TestDatabase;
import cloud.yunhai.dbproxy.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Claims on hosts: compute and storage.
abstract class PlacementsContract {
    private World world;

    abstract TestDatabase database();

    @BeforeEach
    void begin() {
        world = World.in(database());
    }

    @Test
    void theFirstHostThatFitsIsTakenAndRemembered() {
        String tiny = world.host(1, 64, 100).getId();
        String good = world.host(1, 4096, 100).getId();
        String later = world.host(1, 4096, 100).getId();
        TInstance instance = World.instance(world.create());

        String chosen = world.place(instance.getId(), List.of(tiny, good, later));

        assertThat(chosen).isEqualTo(good);
        assertThat(world.place(instance.getId(), List.of(later, good))).isEqualTo(good);
        assertThat(world.services.hosts().get(good).getMemoryMibClaimed()).isEqualTo(128);
        assertThat(world.services.hosts().get(good).getInstances()).isEqualTo(1);
        assertThat(world.services.hosts().get(later).getInstances()).isZero();
        assertThat(world.services.placements().decision(instance.getId()).getChosenHostId())
                .isEqualTo(good);
        assertThat(world.services.instances().listOnHost(good))
                .extracting(TInstance::getId)
                .containsExactly(instance.getId());
    }

    @Test
    void aHostOutOfUseTakesNothing() {
        String draining = world.host(4, 4096, 100).getId();
        world.services.hosts().update(World.ACTOR, draining, 0, THostState.DRAINING);
        TInstance instance = World.instance(world.create());

        refused(ErrorCode.NO_HOST_FITS, () -> world.place(instance.getId(), List.of(draining)));
        refused(
                ErrorCode.NO_STORAGE,
                () -> world.services.volumes().claim(world.volume(instance.getId()), List.of(draining)));

        assertThat(world.services.instances().get("", instance.getId()).isSetHostId())
                .isFalse();
    }

    /// Every row of the table happens, and nothing else.
    @Test
    void theStatesOfAHostFollowTheTable() {
        THost host = world.host(4, 4096, 100);
        silence();
        report(host);
        want(host, THostState.DRAINING, THostState.UP, THostState.DRAINING);
        silence();
        report(host);
        want(host, THostState.RETIRED, THostState.UP, THostState.RETIRED, THostState.DRAINING);
        report(host);
        want(host, THostState.UP, THostState.RETIRED, THostState.UP);
        silence();
        want(host, THostState.UP, THostState.RETIRED);
        report(host);

        assertThat(changes(host))
                .isEqualTo(HostState.TABLE.transitions().stream()
                        .map(row -> row.from() + " " + row.to())
                        .collect(Collectors.toSet()));
    }

    private void silence() {
        world.services.hosts().expire(World.micros(database().clock().instant().plusSeconds(1)));
    }

    private void report(THost host) {
        World.asModule(
                "node-agent",
                host.getName(),
                () -> world.services.hostReports().report(host.getName(), World.facts(4, 4096, 100), world.load()));
    }

    private void want(THost host, THostState... states) {
        for (THostState state : states) {
            world.services.hosts().update(World.ACTOR, host.getId(), 0, state);
        }
    }

    private Set<String> changes(THost host) {
        return world
                .services
                .events()
                .listEvents(new TPageRequest(100, Map.of("resourceId", host.getId())))
                .getItems()
                .stream()
                .filter(TEvent::isSetBefore)
                .map(event -> state(event.getBefore()) + " " + state(event.getAfter()))
                .collect(Collectors.toSet());
    }

    private static HostState state(@Nullable String json) {
        return ModelJson.read(Objects.requireNonNull(json), Host.class).state();
    }

    @Test
    void aReleaseReturnsWhatIsHeldAndMayBeRepeated() {
        String host = world.host(4, 4096, 100).getId();
        TInstance instance = World.instance(world.create());
        world.place(instance.getId(), List.of(host));

        world.services.placements().releaseCompute(instance.getId());
        world.services.placements().releaseCompute(instance.getId());

        assertThat(world.services.hosts().get(host).getVcpusClaimed()).isZero();
        assertThat(world.services.hosts().get(host).getInstances()).isZero();
        assertThat(world.services.ledger().check()).isEmpty();
    }

    @Test
    void aRefusalIsKeptToBeExplained() {
        TInstance instance = World.instance(world.create());

        world.services
                .placements()
                .recordRefusal(world.decision(instance.getId()).setHint("a host with more memory"));

        assertThat(world.services.placements().decision(instance.getId()).getHint())
                .isEqualTo("a host with more memory");
    }

    @Test
    void aVolumeClaimsItsStorageOnceAndReturnsIt() {
        String full = world.host(4, 4096, 0).getId();
        String host = world.host(4, 4096, 100).getId();
        TInstance instance = World.instance(world.create());
        TNewVolume request = world.volume(instance.getId());

        TVolume volume = world.services.volumes().claim(request, List.of(full, host));
        TVolume again = world.services.volumes().claim(request, List.of(full, host));

        assertThat(volume.getHostId()).isEqualTo(host);
        assertThat(again).isEqualTo(volume);
        assertThat(world.services.hosts().get(host).getStorageGibClaimed()).isEqualTo(1);
        assertThat(world.services.instances().get("", instance.getId()).getRootVolumeId())
                .isEqualTo(volume.getId());
        refused(
                ErrorCode.REPEATED_DIFFERENTLY,
                () -> world.services.volumes().claim(request.deepCopy().setSizeGib(9), List.of(host)));
        refused(
                ErrorCode.REPEATED_DIFFERENTLY,
                () -> world.services
                        .volumes()
                        .claim(request.deepCopy().setImageId(ImageId.next().text()), List.of(host)));
        world.services.volumes().remove(volume.getId());
        world.services.volumes().remove(volume.getId());
        assertThat(world.services.hosts().get(host).getStorageGibClaimed()).isZero();
        assertThat(world.services.volumes().get("", volume.getId()).getState()).isEqualTo(TVolumeState.DELETED);
        assertThat(world.services.instances().get("", instance.getId()).isSetRootVolumeId())
                .isFalse();
        assertThat(world.services.ledger().check()).isEmpty();
    }

    @Test
    void aVolumeIsUsedOnlyOnceItIsMadeAndDoesNotReturnFromDeleted() {
        String host = world.host(4, 4096, 100).getId();
        String instance = World.instance(world.create()).getId();
        String volume = world.services
                .volumes()
                .claim(world.volume(instance), List.of(host))
                .getId();
        var volumes = world.services.volumes();

        refused(ErrorCode.WRONG_STATE, () -> volumes.recordState(volume, TVolumeState.IN_USE, instance));
        volumes.recordState(volume, TVolumeState.AVAILABLE, null);
        volumes.recordState(volume, TVolumeState.AVAILABLE, null);
        volumes.recordState(volume, TVolumeState.IN_USE, instance);
        refused(ErrorCode.WRONG_STATE, () -> volumes.recordState(volume, TVolumeState.CREATING, instance));
        volumes.remove(volume);

        refused(ErrorCode.NOT_FOUND, () -> volumes.recordState(volume, TVolumeState.AVAILABLE, null));
    }

    @Test
    void aDataVolumeClaimsItsOwnQuota() {
        World poor = World.withQuota(database(), new TQuota(1, 1, 128, 5, 1));
        String host = poor.host(4, 4096, 100).getId();
        TNewVolume request = poor.volume("").setKind(TVolumeKind.DATA).setSizeGib(5);
        request.unsetInstanceId();

        TVolume volume = poor.services.volumes().claim(request, List.of(host));

        assertThat(volume.isSetInstanceId()).isFalse();
        assertThat(poor.services
                        .accounts()
                        .getGroup(poor.group.getId())
                        .getUsed()
                        .getStorageGib())
                .isEqualTo(5);
        TNewVolume more = poor.volume("").setKind(TVolumeKind.DATA).setSizeGib(1);
        more.unsetInstanceId();
        refused(ErrorCode.QUOTA, () -> poor.services.volumes().claim(more, List.of(host)));
        assertThat(poor.services.hosts().get(host).getStorageGibClaimed()).isEqualTo(5);
        assertThat(poor.services.ledger().check()).isEmpty();
    }
}
