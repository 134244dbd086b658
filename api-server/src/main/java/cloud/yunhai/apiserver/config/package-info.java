/// Configuration and wiring.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.config;
