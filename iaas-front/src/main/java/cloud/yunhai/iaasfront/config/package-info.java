/// Configuration, and the wiring of all objects.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasfront.config;
