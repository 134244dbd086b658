package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.saga.journal.SagaType;

/// A saga that could be claimed now.
///
/// @param begun whether a step of it was begun before
public record ClaimCandidate(String id, SagaType type, String tenantKey, long queueNumber, boolean begun) {}
