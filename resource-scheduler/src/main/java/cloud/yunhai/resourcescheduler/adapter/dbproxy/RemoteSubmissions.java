package cloud.yunhai.resourcescheduler.adapter.dbproxy;

import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.dbproxy.Instances;
import cloud.yunhai.common.idl.dbproxy.TNewInstance;
import cloud.yunhai.common.idl.types.TInstanceState;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.resourcescheduler.adapter.imageserver.RemoteImages;
import cloud.yunhai.resourcescheduler.app.NewImage;
import cloud.yunhai.resourcescheduler.app.NewInstance;
import cloud.yunhai.resourcescheduler.app.NewOperation;
import cloud.yunhai.resourcescheduler.app.Submissions;
import java.util.List;
import java.util.Set;

/// Submissions: of instances to db-proxy, of images to image-server, which owns the catalogue.
public final class RemoteSubmissions implements Submissions {
    private final Instances.Iface instances;
    private final RemoteImages images;

    public RemoteSubmissions(Instances.Iface instances, RemoteImages images) {
        this.instances = instances;
        this.images = images;
    }

    @Override
    public Submitted createInstance(NewInstance instance, NewOperation operation) {
        TNewInstance wanted = ThriftCodec.encode(instance, TNewInstance.class);
        return OperationEncoding.decode(
                Tip.call(() -> instances.submitCreate(wanted, OperationEncoding.encode(operation))));
    }

    @Override
    public Submitted commandInstance(InstanceId instance, Set<InstanceState> allowed, NewOperation operation) {
        List<TInstanceState> states = allowed.stream()
                .map(state -> TInstanceState.valueOf(state.name()))
                .toList();
        return OperationEncoding.decode(
                Tip.call(() -> instances.submitCommand(instance.text(), states, OperationEncoding.encode(operation))));
    }

    @Override
    public Submitted importImage(NewImage image, NewOperation operation) {
        return images.submitImport(image, operation);
    }

    @Override
    public Submitted deleteImage(ImageId image, NewOperation operation) {
        return images.submitDelete(image, operation);
    }
}
