/// What is remembered of a saga, and [cloud.yunhai.common.saga.journal.SagaStore], which remembers it.
/// All types are plain values, so that a store may lie behind SQL or behind a TIP call.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.saga.journal;
