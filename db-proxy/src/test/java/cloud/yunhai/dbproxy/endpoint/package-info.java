@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.endpoint;
