/// Reading and writing representations, for both ends.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon.codec;
