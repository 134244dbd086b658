@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.sim;
