/// The ways to lol-server.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.lol.transport;
