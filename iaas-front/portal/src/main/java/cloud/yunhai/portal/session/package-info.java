/// Who is logged in: sessions, their tokens, logging in and out.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.portal.session;
