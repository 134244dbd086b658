/// The adapter's parts alone.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.adapter.jpa;
