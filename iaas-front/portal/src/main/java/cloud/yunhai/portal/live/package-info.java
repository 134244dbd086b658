/// Pages that stay up to date.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.portal.live;
