/// Fixtures.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apicommon.testing;
