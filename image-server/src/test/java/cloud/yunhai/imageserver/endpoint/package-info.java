@org.jspecify.annotations.NullMarked
package cloud.yunhai.imageserver.endpoint;
