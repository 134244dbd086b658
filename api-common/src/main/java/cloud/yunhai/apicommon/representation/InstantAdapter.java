package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Moments in XML: RFC 3339, UTC.
public final class InstantAdapter extends XmlAdapter<String, Instant> {
    @Override
    public @Nullable Instant unmarshal(@Nullable String text) {
        return text == null ? null : OffsetDateTime.parse(text.strip()).toInstant();
    }

    @Override
    public @Nullable String marshal(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
