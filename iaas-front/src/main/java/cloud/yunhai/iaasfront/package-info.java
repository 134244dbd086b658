/// The tenants' portal.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasfront;
