/// What is remembered in files of the host.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.vmcontroller.adapter.files;
