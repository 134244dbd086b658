/// Log intake, store and query.
///
/// Owns the log store, files behind the Hadoop FileSystem interface. Calls nobody; every process of the platform writes
/// to it, api-server and operators ask it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.lolserver;
