/// The commands: up, down, status, logs, check, destroy, host-shell.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.command;
