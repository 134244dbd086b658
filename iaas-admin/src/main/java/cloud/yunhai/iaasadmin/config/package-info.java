/// Wires the portal.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin.config;
