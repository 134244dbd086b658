@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.command;
