/// The side that answers: accepting connections, checking what comes, calling handlers.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.tip.serving;
