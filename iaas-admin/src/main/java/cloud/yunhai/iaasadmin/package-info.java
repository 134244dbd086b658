/// The operators' portal.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin;
