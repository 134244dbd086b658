package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.codec.RepresentationTypes;
import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.representation.Page;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.SchemaOutputResolver;
import jakarta.xml.bind.annotation.XmlSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.transform.Result;
import javax.xml.transform.stream.StreamResult;
import org.glassfish.jaxb.runtime.api.JAXBRIContext;
import org.glassfish.jaxb.runtime.v2.model.annotation.RuntimeAnnotationReader;
import org.glassfish.jaxb.runtime.v2.model.annotation.RuntimeInlineAnnotationReader;

/// The XML schemas, as JAXB makes them of the representations.
final class XmlSchemas {
    private static final String MODEL = "cloud.yunhai.common.model";

    private XmlSchemas() {}

    static byte[] representations() {
        return generate(RepresentationTypes.ROOTS.toArray(Class<?>[]::new));
    }

    static byte[] problems() {
        return generate(Problem.class);
    }

    private static byte[] generate(Class<?>... types) {
        OneDocument document = new OneDocument();
        try {
            JAXBContext.newInstance(types, Map.of(JAXBRIContext.ANNOTATION_READER, modelInOurNamespace()))
                    .generateSchema(document);
        } catch (JAXBException e) {
            throw new IllegalStateException("schema", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return document.written.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The model's enums know nothing of JAXB and would make a second schema without a namespace; here their
    /// packages are taken for ones in our namespace.
    private static RuntimeAnnotationReader modelInOurNamespace() {
        RuntimeAnnotationReader usual = new RuntimeInlineAnnotationReader();
        return (RuntimeAnnotationReader) Proxy.newProxyInstance(
                XmlSchemas.class.getClassLoader(),
                new Class<?>[] {RuntimeAnnotationReader.class},
                (_, method, given) -> {
                    if (method.getName().equals("getPackageAnnotation")
                            && given[0] == XmlSchema.class
                            && ((Class<?>) given[1]).getPackageName().startsWith(MODEL)) {
                        return Page.class.getPackage().getAnnotation(XmlSchema.class);
                    }
                    try {
                        return method.invoke(usual, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static final class OneDocument extends SchemaOutputResolver {
        private final StringWriter written = new StringWriter();
        private boolean taken;

        @Override
        public Result createOutput(String namespace, String name) {
            if (taken) {
                throw new IllegalStateException("a second namespace: " + namespace);
            }
            taken = true;
            StreamResult result = new StreamResult(written);
            result.setSystemId(name);
            return result;
        }
    }
}
