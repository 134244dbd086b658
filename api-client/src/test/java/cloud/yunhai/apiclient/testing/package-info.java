/// A server that answers what it is told to.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient.testing;
