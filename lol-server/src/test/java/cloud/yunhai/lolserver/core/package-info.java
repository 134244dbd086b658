@org.jspecify.annotations.NullMarked
package cloud.yunhai.lolserver.core;
