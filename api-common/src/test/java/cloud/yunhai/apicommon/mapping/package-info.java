/// Tests.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon.mapping;
