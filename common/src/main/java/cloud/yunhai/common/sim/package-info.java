/// What the simulated drivers of several modules share.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.sim;
