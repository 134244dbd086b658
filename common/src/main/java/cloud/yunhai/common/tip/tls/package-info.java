/// Certificates: reading and renewing them, and what they say about a peer.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.tip.tls;
