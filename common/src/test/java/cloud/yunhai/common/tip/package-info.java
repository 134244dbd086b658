/// Tests of TIP: policies without sockets, and the whole over real ones.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.tip;
