/// The side that asks: typed proxies, connections, choosing, repeating.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.tip.calling;
