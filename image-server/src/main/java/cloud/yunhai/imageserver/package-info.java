/// The catalogue of images: data only.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.imageserver;
