/// The nouns of the platform: records and enums without annotations of storage, wire or page.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model;
