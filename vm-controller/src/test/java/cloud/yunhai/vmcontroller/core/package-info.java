@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.core;
