@org.jspecify.annotations.NullMarked
package cloud.yunhai.networkprovider.endpoint;
