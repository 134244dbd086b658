package cloud.yunhai.nodeagent.core;

import org.jspecify.annotations.Nullable;

/// What a check said.
///
/// @param detail in one sentence, where there is something to say
/// @param version of the program, if it told
public record ProbeResult(
        Answer answer, @Nullable String detail, @Nullable String version) {

    /// The answer in one word.
    public enum Answer {
        /// Works.
        HEALTHY,
        /// Works, though not fully.
        DEGRADED,
        /// Answers that it cannot do its work.
        UNHEALTHY,
        /// Does not answer.
        SILENT
    }

    public static ProbeResult healthy() {
        return new ProbeResult(Answer.HEALTHY, null, null);
    }

    public static ProbeResult unhealthy(String detail) {
        return new ProbeResult(Answer.UNHEALTHY, detail, null);
    }

    public static ProbeResult silent(String detail) {
        return new ProbeResult(Answer.SILENT, detail, null);
    }
}
