/// Many sagas on several processes that die, stand still and lose calls, in virtual time.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.saga.simulation;
