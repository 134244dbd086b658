/// A small REST API for the portal's tests.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasfront.testing;
