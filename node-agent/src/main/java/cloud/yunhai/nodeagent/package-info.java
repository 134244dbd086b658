/// On each host: starts and watches its services, reports facts and load.
///
/// Owns the processes of the host's services and what is known of them. Calls db-proxy (reports of its own host) and
/// the services it watches; is called by api-server, by the operator's tools, and by Prometheus.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent;
