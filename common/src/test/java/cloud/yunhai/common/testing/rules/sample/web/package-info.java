/// Breaks the rules, to show that they are seen.
package cloud.yunhai.common.testing.rules.sample.web;
