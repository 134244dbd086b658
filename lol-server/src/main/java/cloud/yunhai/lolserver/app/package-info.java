/// The store: journal, segments, queries, retention.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.lolserver.app;
