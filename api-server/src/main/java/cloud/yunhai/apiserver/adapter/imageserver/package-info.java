/// image-server over TIP.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.adapter.imageserver;
