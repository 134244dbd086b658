package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// Work that was taken on: the operation, and the resource it works on.
@XmlRootElement(name = "accepted")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class Accepted {
    public OperationRepresentation operation;

    public @Nullable InstanceRepresentation instance;

    public @Nullable ImageRepresentation image;
}
