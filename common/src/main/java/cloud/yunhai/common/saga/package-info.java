/// How a saga is written: steps with an action that ensures, a typed output and an undo that removes
/// what is present.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.saga;
