package cloud.yunhai.volumescheduler.adapter.dbproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.TNewVolume;
import cloud.yunhai.common.idl.dbproxy.TVolumePage;
import cloud.yunhai.common.idl.dbproxy.Volumes;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TVolume;
import cloud.yunhai.common.idl.types.TVolumeState;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.VolumeId;
import cloud.yunhai.common.model.volume.Volume;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.volumescheduler.core.RootVolumeRequest;
import cloud.yunhai.volumescheduler.testing.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteRecordsTest {
    private final TipCloud cloud = new TipCloud();
    private final FakeVolumes served = new FakeVolumes();
    private final RemoteVolumeRecords volumes;

    RemoteRecordsTest() {
        cloud.serve("db-proxy", "h0", tip -> tip.serve("Volumes", Volumes.Iface.class, served));
        volumes =
                new RemoteVolumeRecords(cloud.caller("volume-scheduler", "h0").client(Volumes.Iface.class, "db-proxy"));
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void aClaimTellsEverythingAndTheCandidatesInTheirOrder() {
        RootVolumeRequest request = Samples.request(ImageId.next(), HostId.next());
        List<HostId> candidates = List.of(HostId.next(), HostId.next());

        Volume claimed = volumes.claim(request, candidates);

        assertThat(claimed.id()).isEqualTo(request.volumeId());
        assertThat(claimed.state()).isEqualTo(VolumeState.CREATING);
        assertThat(claimed.instanceId()).isEqualTo(request.instanceId());
        assertThat(claimed.imageId()).isEqualTo(request.imageId());
        assertThat(claimed.sizeGib()).isEqualTo(2);
        assertThat(served.candidates)
                .containsExactlyElementsOf(candidates.stream().map(HostId::text).toList());
    }

    @Test
    void theFencingTokenAndTheOperationOfTheSagaArePassedOn() {
        CallContext.with().fencing(42).operation("op_x").run(() -> volumes.remove(VolumeId.next()));

        assertThat(served.tokens).containsExactly(42L);
        assertThat(served.operations).containsExactly("op_x");
    }

    @Test
    void aVolumeThatIsUnknownIsEmptyAndAnyOtherFailureIsOne() {
        assertThat(volumes.find(VolumeId.next())).isEmpty();
        served.failing = new CloudException(ErrorCode.DENIED, "no");

        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> volumes.find(VolumeId.next()))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DENIED));
    }

    @Test
    void aListIsReadToItsLastPage() {
        for (int i = 0; i < 5; i++) {
            served.known.add(encoded(Samples.volume(VolumeId.next(), VolumeState.AVAILABLE, HostId.next())));
        }

        assertThat(volumes.all()).hasSize(5);
        assertThat(served.pages).isEqualTo(3);
    }

    private static TVolume encoded(Volume volume) {
        return ThriftCodec.encode(volume, TVolume.class);
    }

    /// Two volumes a page.
    private static final class FakeVolumes implements Volumes.Iface {
        private static final int PAGE = 2;

        final List<TVolume> known = new ArrayList<>();
        final List<String> candidates = new CopyOnWriteArrayList<>();
        final List<Long> tokens = new CopyOnWriteArrayList<>();
        final List<String> operations = new CopyOnWriteArrayList<>();
        volatile int pages;
        volatile @Nullable CloudException failing;

        @Override
        public TVolume claim(TNewVolume volume, List<String> hostIds) {
            candidates.addAll(hostIds);
            RootVolumeRequest request = Samples.request(
                    ImageId.parse(Objects.requireNonNull(volume.getImageId())), HostId.parse(hostIds.getFirst()));
            return encoded(Samples.volume(
                            VolumeId.parse(volume.getId()),
                            VolumeState.CREATING,
                            request.hostId(),
                            InstanceId.parse(Objects.requireNonNull(volume.getInstanceId())),
                            request.imageId(),
                            request.provisioning()))
                    .setSizeGib(volume.getSizeGib());
        }

        @Override
        public TVolume recordState(String volumeId, TVolumeState state, @Nullable String instanceId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String volumeId) {
            CallContext context = CallContext.current();
            tokens.add(context.fencingToken().orElse(-1));
            operations.add(String.valueOf(context.operation()));
        }

        @Override
        public TVolume get(@Nullable String tenantId, String volumeId) {
            if (failing != null) {
                throw failing;
            }
            throw CloudException.notFound("volume", volumeId);
        }

        @Override
        public TVolumePage listVolumes(TPageRequest page) {
            pages++;
            int from = page.isSetPageToken() ? Integer.parseInt(page.getPageToken()) : 0;
            int to = Math.min(from + PAGE, known.size());
            TVolumePage answer = new TVolumePage().setItems(known.subList(from, to));
            return to == known.size() ? answer : answer.setNextPageToken(Integer.toString(to));
        }
    }
}
