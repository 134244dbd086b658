package cloud.yunhai.apicommon.representation;

import cloud.yunhai.apicommon.schema.Expect;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import org.jspecify.annotations.Nullable;

/// A join token to be made.
@XmlRootElement(name = "new_host_join_token")
@SuppressWarnings("NullAway.Init") // the codec or the caller sets what must be there
public class NewHostJoinToken {
    @Expect(required = true, id = "cls")
    @XmlElement(name = "cluster_id")
    public String clusterId;

    /// 60 when absent.
    @Expect(min = 1, max = 10080, example = "60")
    @XmlElement(name = "valid_minutes")
    public @Nullable Integer validMinutes;

    /// 1 when absent.
    @Expect(min = 1, max = 10000)
    public @Nullable Integer uses;
}
