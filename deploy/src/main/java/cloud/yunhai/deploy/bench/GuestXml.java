package cloud.yunhai.deploy.bench;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// The libvirt description of the bare guest: that of an instance of the platform, as another guest with libvirt's own
/// anti-spoofing filter in place of the platform's. Pure.
final class GuestXml {
    /// libvirt's filter against false addresses; it ships with libvirt.
    static final String FILTER = "clean-traffic";

    /// What makes it another guest.
    ///
    /// @param disk its root disk
    /// @param seed what its CD holds
    /// @param consoleLog where its console goes
    /// @param address that the filter lets out
    record Identity(String name, UUID uuid, String mac, String disk, String seed, String consoleLog, String address) {}

    private GuestXml() {}

    /// The path of the root disk.
    static String rootDisk(String instanceXml) {
        return attribute(source(device(parse(instanceXml), "disk")), "file");
    }

    /// The path of what its CD holds.
    static String seed(String instanceXml) {
        return attribute(source(device(parse(instanceXml), "cdrom")), "file");
    }

    /// The same guest as another one, unknown to the platform.
    static String of(String instanceXml, Identity identity) {
        Document document = parse(instanceXml);
        Element domain = document.getDocumentElement();
        children(domain, "name").getFirst().setTextContent(identity.name());
        children(domain, "uuid").getFirst().setTextContent(identity.uuid().toString());
        for (String ours : List.of("metadata", "title")) {
            children(domain, ours).forEach(domain::removeChild);
        }
        source(device(document, "disk")).setAttribute("file", identity.disk());
        source(device(document, "cdrom")).setAttribute("file", identity.seed());
        for (Element log : all(document, "log")) {
            log.setAttribute("file", identity.consoleLog());
        }
        for (Element nic : all(document, "interface")) {
            children(nic, "mac").getFirst().setAttribute("address", identity.mac());
            Element filter = children(nic, "filterref").getFirst();
            filter.setTextContent("");
            filter.setAttribute("filter", FILTER);
            Element parameter = document.createElement("parameter");
            parameter.setAttribute("name", "IP");
            parameter.setAttribute("value", identity.address());
            filter.appendChild(parameter);
        }
        return text(document);
    }

    private static Element device(Document document, String kind) {
        return all(document, "disk").stream()
                .filter(disk -> disk.getAttribute("device").equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the guest has no " + kind));
    }

    private static Element source(Element disk) {
        return children(disk, "source").getFirst();
    }

    private static String attribute(Element element, String name) {
        if (!element.hasAttribute(name)) {
            throw new IllegalArgumentException(element.getTagName() + " has no " + name + " (expected: a local file)");
        }
        return element.getAttribute(name);
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static List<Element> all(Document document, String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static Document parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // the exception tells; the default one prints as well
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (Exception e) {
            throw new IllegalArgumentException("libvirt's description of the guest cannot be read", e);
        }
    }

    private static String text(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            StringWriter text = new StringWriter();
            factory.newTransformer().transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (Exception e) {
            throw new IllegalStateException("the guest cannot be described", e);
        }
    }
}
