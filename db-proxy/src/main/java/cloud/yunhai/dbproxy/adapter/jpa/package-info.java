/// The database: rows, statements and transactions by Hibernate. Nothing outside this package knows SQL.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.adapter.jpa;
