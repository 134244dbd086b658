package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.UriTemplates;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/// The descriptions of this interface, generated from the code when they are first asked for.
@Path(UriTemplates.BASE)
public final class DocumentEndpoint {
    private final Lazy openApi = new Lazy(OpenApi::document);
    private final Lazy schema = new Lazy(XmlSchemas::representations);
    private final Lazy problemSchema = new Lazy(XmlSchemas::problems);

    @GET
    @Path("openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Response openApi() {
        return Response.ok(openApi.get()).build();
    }

    @GET
    @Path("schema.xsd")
    @Produces(MediaType.APPLICATION_XML)
    public Response schema() {
        return Response.ok(schema.get()).build();
    }

    @GET
    @Path("problem.xsd")
    @Produces(MediaType.APPLICATION_XML)
    public Response problemSchema() {
        return Response.ok(problemSchema.get()).build();
    }

    /// Made once.
    private static final class Lazy {
        private final Supplier<byte[]> making;
        private volatile byte[] made = new byte[0];

        Lazy(Supplier<byte[]> making) {
            this.making = making;
        }

        byte[] get() {
            if (made.length == 0) {
                made = making.get();
            }
            return made;
        }
    }
}
