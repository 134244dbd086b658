/// Log intake, store and query.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.lolserver;
