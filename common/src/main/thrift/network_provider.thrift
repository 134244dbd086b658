namespace java cloud.yunhai.common.idl.networkprovider
include "faults.thrift"
include "types.thrift"
include "db_proxy.thrift"

/** What a guest or its operator needs to know of an address. */
struct TAddressReserved { 1: types.TLease lease, 2: i32 prefixLength, 3: string gateway, 4: list<string> dnsServers }

service NetworkProvider {
  /** An address and a MAC for the NIC, and its reservation at every DHCP controller of the cluster, before this returns. */
  TAddressReserved ensureAddress(1: db_proxy.TAddressClaim claim) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "15000")
  /** The reservation gone, then the address free. */
  void releaseAddress(1: string nicId) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "15000")
  /** What does not add up between the database and the DHCP servers; empty when all is right. */
  list<db_proxy.TImbalance> check() throws (1: faults.TFault fault) (kind = "read", work = "long", budget_millis = "120000")
}

struct TDhcpController { 1: string hostName, 2: string clusterId }
/** Called by a dhcp-controller when it starts: everything that it is to serve. */
service DhcpReports {
  void started(1: string hostName, 2: string clusterName) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "15000")
}
