/// What the use cases need of the database: transactions, and per noun the few statements that decide something.
/// Implemented by `adapter.jpa`.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.app.store;
