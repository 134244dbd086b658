/// Files behind the Hadoop FileSystem interface.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.lolserver.adapter.hadoop;
