/// How a state machine is written down: one table, from which the diagram and the tests come.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.state;
