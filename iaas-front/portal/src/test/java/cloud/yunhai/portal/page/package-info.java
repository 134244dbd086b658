@org.jspecify.annotations.NullMarked
package cloud.yunhai.portal.page;
