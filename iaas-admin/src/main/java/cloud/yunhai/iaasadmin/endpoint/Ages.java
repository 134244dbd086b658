package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.iaasadmin.core.Age;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What every template has under the name `ages`: how long ago something was.
///
/// @param now when the page was asked for
public record Ages(Instant now) {
    /// How long ago; null: never.
    public @Nullable Age of(@Nullable Instant moment) {
        return moment == null ? null : Age.of(moment, now);
    }

    /// For how long; null: it does not.
    public @Nullable Age lasting(@Nullable Instant since) {
        return since == null ? null : Age.lasting(since, now);
    }
}
