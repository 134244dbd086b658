@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.adapter.files;
