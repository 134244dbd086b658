package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.codec.XmlCodec;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// Writes representations and problems.
@Produces({"application/json", "application/xml", "application/problem+json", "application/problem+xml"})
public final class Rendering implements MessageBodyWriter<Object> {
    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.getPackageName().startsWith("cloud.yunhai.apicommon.");
    }

    @Override
    public void writeTo(
            Object entity,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        byte[] bytes = bytes(entity, mediaType);
        headers.putSingle("Content-Length", bytes.length);
        out.write(bytes);
    }

    static byte[] bytes(Object entity, @Nullable MediaType type) {
        if (entity instanceof byte[] bytes) {
            return bytes;
        }
        return type != null && Call.isXml(type) ? XmlCodec.write(entity) : JsonCodec.write(entity);
    }
}
