/// The REST service: checks requests, sends physical work to resource-scheduler and data work to db-proxy.
///
/// Owns authentication, authorisation, validation, idempotency and the REST resources. Called by iaas-front,
/// iaas-admin, the command line and third parties, by HTTP; calls resource-scheduler, db-proxy, image-server, the
/// node-agents and lol-server.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver;
