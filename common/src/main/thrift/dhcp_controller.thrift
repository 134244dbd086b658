namespace java cloud.yunhai.common.idl.dhcpcontroller
include "faults.thrift"

struct TDhcpSubnet { 1: string subnetId, 2: string cidr, 3: string rangeFirst, 4: string rangeLast, 5: string gateway, 6: list<string> dnsServers }
struct TReservation { 1: string mac, 2: string address, 3: string hostName, 4: string subnetId }
struct TDhcpState { 1: list<TDhcpSubnet> subnets, 2: list<TReservation> reservations, 3: bool running, 4: string clusterName }

/** One real DHCP server: subnets with only reserved addresses. A reservation is in force when the call returns. */
service DhcpController {
  void ensureSubnets(1: list<TDhcpSubnet> subnets) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "10000")
  void ensureReservation(1: TReservation reservation) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "5000")
  void removeReservation(1: string mac) throws (1: faults.TFault fault) (kind = "undo", work = "write", budget_millis = "5000")
  /** The whole truth: what is not in it is removed. */
  void fill(1: list<TDhcpSubnet> subnets, 2: list<TReservation> reservations) throws (1: faults.TFault fault) (kind = "ensure", work = "write", budget_millis = "15000")
  TDhcpState current() throws (1: faults.TFault fault) (kind = "read", work = "read", budget_millis = "5000")
}
