/// Databases and a small platform for tests.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.testing;
