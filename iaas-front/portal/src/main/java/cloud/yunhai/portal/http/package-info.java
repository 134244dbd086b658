/// The HTTP face: where it listens, its headers, its health.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.portal.http;
