package cloud.yunhai.apicommon.representation;

/// Where a resource is.
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class ResourceLink {
    public String id;

    /// The collection that it is in, as `instances`.
    public String type;

    public String href;
}
