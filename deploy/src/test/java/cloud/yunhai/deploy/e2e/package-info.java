@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.e2e;
