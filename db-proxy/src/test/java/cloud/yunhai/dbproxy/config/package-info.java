/// The configuration.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.config;
