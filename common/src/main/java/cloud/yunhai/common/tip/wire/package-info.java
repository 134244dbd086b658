/// What TIP writes on the wire: frames, the header before each message, and the limits on both.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.tip.wire;
