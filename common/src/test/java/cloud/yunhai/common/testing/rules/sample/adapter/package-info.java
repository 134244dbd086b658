/// Breaks the rules, to show that they are seen.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.testing.rules.sample.adapter;
