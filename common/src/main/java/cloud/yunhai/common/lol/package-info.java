/// How a process writes its log into LOL: an appender that never blocks and never fails its caller, batches, a spool on
/// disk for the time when lol-server is away, and two ways of transport.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.lol;
