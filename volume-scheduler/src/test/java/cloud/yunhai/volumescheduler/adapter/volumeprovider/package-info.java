@org.jspecify.annotations.NullMarked
package cloud.yunhai.volumescheduler.adapter.volumeprovider;
