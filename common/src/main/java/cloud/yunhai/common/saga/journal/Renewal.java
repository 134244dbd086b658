package cloud.yunhai.common.saga.journal;

import org.jspecify.annotations.Nullable;

/// One saga in a batch of renewals, with the progress made since.
///
/// @param fence the right to be renewed
/// @param progressPercent how much is done, 0 to 100
/// @param progressText what is being done
public record Renewal(
        Fence fence, int progressPercent, @Nullable String progressText) {}
