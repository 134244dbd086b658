/// What db-proxy knows of subnets, leases and clusters.
@NullMarked
package cloud.yunhai.networkprovider.adapter.dbproxy;

import org.jspecify.annotations.NullMarked;
