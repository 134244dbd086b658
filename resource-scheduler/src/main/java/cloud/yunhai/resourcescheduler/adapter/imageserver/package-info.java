/// The catalogue of images, kept by image-server.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.resourcescheduler.adapter.imageserver;
