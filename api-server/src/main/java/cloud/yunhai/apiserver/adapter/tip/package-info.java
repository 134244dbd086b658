/// What the adapters of all TIP services share.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.adapter.tip;
