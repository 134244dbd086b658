/// A load on a db-proxy, to measure and to profile it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.load;
