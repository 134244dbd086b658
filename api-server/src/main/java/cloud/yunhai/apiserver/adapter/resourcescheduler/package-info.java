/// resource-scheduler over TIP.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.adapter.resourcescheduler;
