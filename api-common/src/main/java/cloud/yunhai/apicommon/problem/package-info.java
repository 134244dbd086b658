/// What went wrong, as RFC 9457 has it.
@XmlSchema(
        namespace = Problem.NAMESPACE,
        elementFormDefault = XmlNsForm.QUALIFIED,
        xmlns = @XmlNs(prefix = "", namespaceURI = Problem.NAMESPACE))
@XmlAccessorType(XmlAccessType.FIELD)
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon.problem;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
