/// How the saga engine speaks TIP.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.tip;
