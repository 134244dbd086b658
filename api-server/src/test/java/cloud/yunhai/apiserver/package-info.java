/// Tests of the whole service.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver;
