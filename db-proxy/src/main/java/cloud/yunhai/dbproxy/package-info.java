/// db-proxy owns the database: the schema, every statement and every transaction, the journal of sagas, the feed of
/// changes and the registry of processes. It calls no other service; all others but the controllers call it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy;
