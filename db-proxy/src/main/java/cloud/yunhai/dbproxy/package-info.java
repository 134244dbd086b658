/// The only module with JPA and SQL.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy;
