/// Which services an installation runs, and with which settings. Pure.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.plan;
