/// Batches that lol-server has not taken yet.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.lol.spool;
