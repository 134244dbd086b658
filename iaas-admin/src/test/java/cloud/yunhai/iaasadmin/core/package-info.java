@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin.core;
