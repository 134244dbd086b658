/// Instances: what a tenant owns and a host runs.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.instance;
