@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasfront.core;
