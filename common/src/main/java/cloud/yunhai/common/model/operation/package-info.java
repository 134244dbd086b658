/// The operation: one saga as its tenant sees it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.operation;
