package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.ImageList;
import cloud.yunhai.apicommon.representation.ImagePatch;
import cloud.yunhai.apicommon.representation.NewImage;
import cloud.yunhai.apiserver.app.ImageOperations;
import cloud.yunhai.common.model.image.Image;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// Images.
@Path(UriTemplates.IMAGES)
@Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
public final class ImageEndpoint {
    private final ImageOperations images;

    public ImageEndpoint(ImageOperations images) {
        this.images = images;
    }

    @GET
    public Response list(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        View view = View.of(call.request());
        return Lists.answer(
                call,
                images.list(Lists.query(call, call.request().readScope(), ImageList.class)),
                ImageList::new,
                view::of);
    }

    @POST
    public Response create(@Context ContainerRequestContext context) {
        Call call = Call.of(context);
        NewImage wanted = call.body(NewImage.class).value();
        return Answers.accepted(View.of(call.request()).of(images.create(call.request(), wanted)));
    }

    @GET
    @Path("{id}")
    public Response get(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        return shown(call, images.get(call.request(), id));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MediaType.APPLICATION_JSON, Call.MERGE_PATCH})
    public Response patch(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        ImagePatch patch = call.body(ImagePatch.class).value();
        return shown(call, images.change(call.request(), id, patch));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@Context ContainerRequestContext context, @PathParam("id") String id) {
        Call call = Call.of(context);
        return Answers.accepted(View.of(call.request()).of(images.delete(call.request(), id)));
    }

    private static Response shown(Call call, Image image) {
        return Answers.one(call, View.of(call.request()).of(image), image.version());
    }
}
