/// The model, TIP, the saga engine, errors and ids: what every service shares.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common;
