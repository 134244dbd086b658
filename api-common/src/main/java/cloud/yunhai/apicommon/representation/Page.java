package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlTransient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list, in stable order.
///
/// @param <T> what is listed
@XmlTransient
public abstract class Page<T> {
    /// The XML namespace of all representations.
    public static final String NAMESPACE = "urn:yunhai:v1";

    /// Asks for the next page; absent on the last one.
    @XmlElement(name = "next_page_token")
    public @Nullable String nextPageToken;

    /// The items of this page.
    public abstract List<T> items();
}
