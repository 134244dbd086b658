/// What every page needs: its frame, languages, formats, messages and errors.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.portal.page;
