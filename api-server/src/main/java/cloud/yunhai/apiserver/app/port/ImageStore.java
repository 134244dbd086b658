package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.image.Image;

/// The catalogue of images.
public interface ImageStore extends Reader<Image> {
    /// Name, visibility, default provisioning and labels.
    Image update(Actor actor, Image image, long version);
}
