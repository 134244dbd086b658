/// On each storage host: volume files and qemu-img, or the simulated store.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.volumeprovider;
