/// Typed identifiers. Outside they read as a prefix and 26 characters, for instance
/// `ins_01hv5z3k8m2q4r6s8t0v2w4x6y`.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.id;
