package cloud.yunhai.apicommon.codec;

import cloud.yunhai.apicommon.problem.Problem;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;

/// Representations as XML.
///
/// Reading is for clients; it takes no document type and no external entity. (The server reads requests strictly, with
/// its own checks.)
public final class XmlCodec {
    private static final XMLInputFactory INPUT = hardened();

    private XmlCodec() {}

    /// Built at the first use, since it takes memory and time that a process without XML does not spend.
    private static final class Representations {
        static final JAXBContext JAXB = context(RepresentationTypes.ROOTS.toArray(Class<?>[]::new));
    }

    /// A context of its own: with one namespace each, documents need no prefixes.
    private static final class Problems {
        static final JAXBContext JAXB = context(Problem.class);
    }

    private static JAXBContext context(Class<?>... types) {
        try {
            return JAXBContext.newInstance(types);
        } catch (JAXBException e) {
            throw new IllegalStateException("representations", e);
        }
    }

    private static JAXBContext contextOf(Class<?> type) {
        return type == Problem.class ? Problems.JAXB : Representations.JAXB;
    }

    /// A reader factory that refuses document types, and with them entities of all kinds.
    public static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not taken");
        });
        return factory;
    }

    /// Writes a representation.
    public static byte[] write(Object representation) {
        try {
            Marshaller marshaller = contextOf(representation.getClass()).createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_ENCODING, StandardCharsets.UTF_8.name());
            ByteArrayOutputStream document = new ByteArrayOutputStream(1024);
            marshaller.marshal(representation, document);
            return document.toByteArray();
        } catch (JAXBException e) {
            throw new IllegalStateException(
                    "writing " + representation.getClass().getSimpleName(), e);
        }
    }

    /// Reads a representation.
    ///
    /// @throws CodecException when it is none
    public static <T> T read(byte[] document, Class<T> type) {
        try {
            var reader = INPUT.createXMLStreamReader(new StreamSource(new ByteArrayInputStream(document)));
            return contextOf(type).createUnmarshaller().unmarshal(reader, type).getValue();
        } catch (JAXBException | XMLStreamException e) {
            throw new CodecException("not an XML document of " + type.getSimpleName(), e);
        }
    }
}
