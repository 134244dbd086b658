/// The resources as third parties meet them: one class gives the XML (namespace `urn:yunhai:v1`) and the JSON, with
/// the same member names.
///
/// Fields carry the names of the model's components in Java and their `snake_case` outside. What is `@Nullable` may be
/// absent. Of an answer asked for with `fields`, only the chosen members are there.
@XmlSchema(
        namespace = Page.NAMESPACE,
        elementFormDefault = XmlNsForm.QUALIFIED,
        xmlns = @XmlNs(prefix = "", namespaceURI = Page.NAMESPACE))
@XmlAccessorType(XmlAccessType.FIELD)
@XmlJavaTypeAdapter(value = InstantAdapter.class, type = Instant.class)
@XmlSchemaType(name = "dateTime", type = Instant.class)
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
import jakarta.xml.bind.annotation.XmlSchemaType;
import jakarta.xml.bind.annotation.adapters.XmlJavaTypeAdapter;
import java.time.Instant;
