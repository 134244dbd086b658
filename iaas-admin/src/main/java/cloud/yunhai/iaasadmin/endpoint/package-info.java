/// The pages.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin.endpoint;
