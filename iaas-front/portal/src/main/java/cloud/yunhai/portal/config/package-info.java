/// The wiring of what both portals share.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.portal.config;
