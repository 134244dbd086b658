package cloud.yunhai.common.tip;

import cloud.yunhai.common.error.CloudException;
import org.jspecify.annotations.Nullable;

/// How one sending of a call ended.
public sealed interface Attempt {
    /// A result came back.
    record Answered(@Nullable Object value) implements Attempt {}

    /// A fault came back.
    ///
    /// @param failure what the peer said
    /// @param notBegun whether the peer vouches that its handler was never called
    record Refused(CloudException failure, boolean notBegun) implements Attempt {}

    /// The request surely never left.
    ///
    /// @param failure why
    /// @param tried whether the process was tried at all, and so is to be left alone for a moment
    /// @param hopeless whether trying again soon is known to be of no use
    record Unsent(CloudException failure, boolean tried, boolean hopeless) implements Attempt {}

    /// The request may have arrived, and no answer came.
    ///
    /// @param cause what ended the wait
    /// @param inTime whether the connection ended before the deadline did
    record Unanswered(Exception cause, boolean inTime) implements Attempt {}

    /// An answer came that cannot be understood.
    record Garbled(CloudException failure) implements Attempt {}
}
