/// The house's rules about packages, directions, imports and names, as tests that every module runs.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.testing.rules;
