/// Hosts, their clusters and zones.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.host;
