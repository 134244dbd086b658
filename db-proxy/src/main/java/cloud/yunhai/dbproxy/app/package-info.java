/// The use cases: one class per service of the interface, each method one transaction.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.app;
