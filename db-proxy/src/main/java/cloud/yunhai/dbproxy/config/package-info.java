/// The configuration, and how the process is put together.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.config;
