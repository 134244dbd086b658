package cloud.yunhai.imageserver.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.dbproxy.Images;
import cloud.yunhai.common.idl.dbproxy.TImagePage;
import cloud.yunhai.common.idl.dbproxy.TNewOperation;
import cloud.yunhai.common.idl.dbproxy.TSubmitted;
import cloud.yunhai.common.idl.imageserver.ImageServer;
import cloud.yunhai.common.idl.types.TActor;
import cloud.yunhai.common.idl.types.TActorKind;
import cloud.yunhai.common.idl.types.TImage;
import cloud.yunhai.common.idl.types.TImageFormat;
import cloud.yunhai.common.idl.types.TImageKind;
import cloud.yunhai.common.idl.types.TImageState;
import cloud.yunhai.common.idl.types.TPageRequest;
import cloud.yunhai.common.idl.types.TProvisioning;
import cloud.yunhai.common.idl.types.TVisibility;
import cloud.yunhai.common.model.id.HostId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.testing.TipCloud;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.common.tip.TipRuntime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service between its callers and db-proxy, over real connections on both sides.
class ImageServerEndpointTest {
    private final TipCloud cloud = new TipCloud();
    private final FakeImages books = new FakeImages();
    private final ImageServer.Iface images;
    private final String id = ImageId.next().text();

    ImageServerEndpointTest() {
        cloud.serve("db-proxy", "h0", tip -> tip.serve("Images", Images.Iface.class, books));
        TipRuntime toBooks = cloud.caller("image-server", "h0");
        cloud.serve(
                "image-server",
                "h0",
                tip -> tip.serve(
                        "ImageServer",
                        ImageServer.Iface.class,
                        new ImageServerEndpoint(toBooks.client(Images.Iface.class, "db-proxy"))));
        images = cloud.caller("resource-scheduler", "h0").client(ImageServer.Iface.class, "image-server");
    }

    @AfterEach
    void end() {
        cloud.close();
    }

    @Test
    void anImportThatFollowsTheRulesReachesTheBooksUnchanged() {
        TImage wanted = image();

        TSubmitted submitted = Tip.call(() -> images.submitImport(wanted, new TNewOperation()));

        assertThat(submitted.getImage()).isEqualTo(wanted);
        assertThat(books.asked).containsExactly("submitImport " + id);
    }

    @Test
    void anImportThatBreaksTheRulesNeverReachesTheBooks() {
        invalid(() -> images.submitImport(image().setName("../etc"), new TNewOperation()), "name");
        invalid(() -> images.submitImport(image().setSource("ftp://images/x"), new TNewOperation()), "source");
        invalid(() -> images.submitImport(image().setState(TImageState.AVAILABLE), new TNewOperation()), "state");
        invalid(() -> images.submitImport(image().setId("img_"), new TNewOperation()), "img_");
        invalid(() -> images.submitDelete("vol_1", new TNewOperation()), "vol_1");

        assertThat(books.asked).isEmpty();
    }

    @Test
    void aChangeIsCheckedFieldByField() {
        invalid(() -> update("a\nb", TVisibility.PUBLIC, Map.of()), "name");
        invalid(() -> update(nothing(), TVisibility.PUBLIC, Map.of()), "name");
        invalid(() -> update("tiny", nothing(), Map.of()), "visibility");
        invalid(() -> update("tiny", TVisibility.PUBLIC, Map.of("a b", "c")), "labels");
        assertThat(books.asked).isEmpty();

        update("tiny-2", TVisibility.PUBLIC, Map.of("os", "linux"));

        assertThat(books.asked).containsExactly("update " + id + " tiny-2 7");
    }

    @Test
    void tokenAndOperationOfASagaGoOnToTheBooks() {
        CallContext.with().fencing(42).operation("op_1").run(() -> Tip.run(() -> images.remove(id)));

        CallContext seen = books.contexts.getLast();
        assertThat(seen.fencingToken()).hasValue(42);
        assertThat(seen.operation()).isEqualTo("op_1");
    }

    @Test
    void theDeadlineOfTheCallerGoesOnToTheBooks() {
        CallContext.with().deadline(Duration.ofMillis(900)).run(() -> Tip.run(() -> images.remove(id)));

        assertThat(Objects.requireNonNull(books.contexts.getLast().deadline()).remaining())
                .isLessThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void aMeasuredImageAndAFailedOneAreRecordedWithJustWhatIsKnown() {
        String host = HostId.next().text();
        Tip.call(() ->
                images.recordImported(id, TImageState.AVAILABLE, host, "ab", 10, 20, TImageFormat.QCOW2, nothing()));
        Tip.call(() ->
                images.recordImported(id, TImageState.FAILED, nothing(), nothing(), 0, 0, nothing(), "no such file"));

        assertThat(books.asked)
                .containsExactly(
                        "recordImported " + id + " AVAILABLE " + host + " ab QCOW2 null",
                        "recordImported " + id + " FAILED null null null no such file");
    }

    @Test
    void whatTheBooksRefuseIsToldWithItsCode() {
        books.refusing = new CloudException(ErrorCode.IN_USE, "image tiny is used by volume vol_1");

        assertThat(refused(ErrorCode.IN_USE, () -> images.submitDelete(id, new TNewOperation())))
                .isEqualTo("image tiny is used by volume vol_1");
    }

    @Test
    void aListAndAnImageAreReadForATenantAndForAll() {
        Tip.call(() -> images.get(nothing(), id));
        Tip.call(() -> images.get("ten_1", id));

        assertThat(Tip.call(() ->
                                images.listImages(new TPageRequest().setLimit(5).setFilter(Map.of())))
                        .getItems())
                .hasSize(1);
        assertThat(books.asked).containsExactly("get null " + id, "get ten_1 " + id, "list 5");
    }

    @Test
    void aHostHasNoWordInTheCatalogue() {
        ImageServer.Iface foreign =
                cloud.caller("volume-provider", "h1").client(ImageServer.Iface.class, "image-server");

        refused(ErrorCode.CALLER_NOT_ALLOWED, () -> foreign.remove(id));
    }

    private TImage update(String name, TVisibility visibility, Map<String, String> labels) {
        TActor actor = new TActor().setKind(TActorKind.USER).setId("usr_1").setName("ann");
        return Tip.call(() -> images.update(actor, id, 7, name, visibility, TProvisioning.OVERLAY, labels));
    }

    private TImage image() {
        return new TImage()
                .setId(id)
                .setName("tiny")
                .setKind(TImageKind.TEMPLATE)
                .setFormat(TImageFormat.QCOW2)
                .setState(TImageState.CREATING)
                .setVisibility(TVisibility.PRIVATE)
                .setDefaultProvisioning(TProvisioning.OVERLAY)
                .setSource("file:///images/tiny.qcow2")
                .setMinMemoryMib(64)
                .setLabels(Map.of());
    }

    private static void invalid(Tip.Action call, String named) {
        assertThat(refused(ErrorCode.INVALID, call)).contains(named);
    }

    private static String refused(ErrorCode code, Tip.Action call) {
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(CloudException.class)
                .isThrownBy(() -> Tip.run(call))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    messages.add(refusal.userMessage());
                });
        return messages.getFirst();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // null is what a missing field becomes
    private static <T> T nothing() {
        return null;
    }

    /// db-proxy's side: writes down what it is asked.
    private final class FakeImages implements Images.Iface {
        final List<String> asked = new CopyOnWriteArrayList<>();
        final List<CallContext> contexts = new CopyOnWriteArrayList<>();
        volatile @Nullable CloudException refusing;

        private void asked(String what) {
            if (refusing != null) {
                throw refusing;
            }
            asked.add(what);
            contexts.add(CallContext.current());
        }

        @Override
        public TSubmitted submitImport(TImage image, TNewOperation operation) {
            asked("submitImport " + image.getId());
            return new TSubmitted().setImage(image);
        }

        @Override
        public TSubmitted submitDelete(String imageId, TNewOperation operation) {
            asked("submitDelete " + imageId);
            return new TSubmitted();
        }

        @Override
        public TImage get(@Nullable String tenantId, String imageId) {
            asked("get " + tenantId + " " + imageId);
            return image();
        }

        @Override
        public TImagePage listImages(TPageRequest page) {
            asked("list " + page.getLimit());
            return new TImagePage().setItems(List.of(image()));
        }

        @Override
        public TImage update(
                TActor actor,
                String imageId,
                long version,
                String name,
                TVisibility visibility,
                TProvisioning defaultProvisioning,
                Map<String, String> labels) {
            asked("update " + imageId + " " + name + " " + version);
            return image();
        }

        @Override
        public TImage recordImported(
                String imageId,
                TImageState imageState,
                @Nullable String hostId,
                @Nullable String sha256,
                long sizeBytes,
                long virtualSizeBytes,
                @Nullable TImageFormat format,
                @Nullable String reason) {
            asked("recordImported " + imageId + " " + imageState + " " + hostId + " " + sha256 + " " + format + " "
                    + reason);
            return image();
        }

        @Override
        public void remove(String imageId) {
            asked("remove " + imageId);
        }
    }
}
