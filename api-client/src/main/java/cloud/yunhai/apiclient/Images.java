package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.Accepted;
import cloud.yunhai.apicommon.representation.ImageList;
import cloud.yunhai.apicommon.representation.ImagePatch;
import cloud.yunhai.apicommon.representation.ImageRepresentation;
import cloud.yunhai.apicommon.representation.NewImage;
import org.jspecify.annotations.Nullable;

/// Images. An operator who acts for no tenant imports the platform's own.
public final class Images extends ReadableResources<ImageRepresentation, ImageList> {
    Images(Transport transport) {
        super(
                transport,
                new Kind<>(UriTemplates.IMAGES, UriTemplates.IMAGE, ImageRepresentation.class, ImageList.class, true));
    }

    /// Imports one.
    public Accepted create(NewImage wanted) {
        return create(wanted, null);
    }

    /// Imports one, once under this key, however often it is asked for.
    ///
    /// @param idempotencyKey null: a fresh one
    public Accepted create(NewImage wanted, @Nullable String idempotencyKey) {
        return transport.send(scoped(Call.post(kind.collection(), wanted)).key(idempotencyKey), Accepted.class);
    }

    /// Changes name, visibility, provisioning and labels. A label with the value null is removed.
    public ImageRepresentation update(String id, ImagePatch patch) {
        return change(id, patch, null);
    }

    /// The same, if the image is still as this tag says.
    public ImageRepresentation update(String id, ImagePatch patch, String tag) {
        return change(id, patch, tag);
    }

    /// Removes one that nothing is built on.
    public Accepted delete(String id) {
        return transport.send(scoped(Call.delete(path(id))), Accepted.class);
    }
}
