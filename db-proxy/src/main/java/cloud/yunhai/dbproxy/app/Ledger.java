package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.model.network.Subnet;
import cloud.yunhai.dbproxy.app.store.Books.Imbalance;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import cloud.yunhai.dbproxy.core.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Double entry over the database: what is claimed against what is used.
public final class Ledger {
    private final Transactions transactions;

    /// On these transactions.
    public Ledger(Transactions transactions) {
        this.transactions = transactions;
    }

    /// All that does not add up; empty when all is right.
    public List<Imbalance> check() {
        return transactions.read(work -> {
            List<Imbalance> found = new ArrayList<>(work.books().check());
            found.addAll(addresses(work));
            return found;
        });
    }

    private static List<Imbalance> addresses(Work work) {
        List<Imbalance> found = new ArrayList<>();
        for (Subnet subnet : work.subnets().list(PageRequest.all(Map.of())).items()) {
            AddressRange range = AddressRange.of(subnet);
            long inside = work.addresses().claimedWithin(subnet.id(), range.first(), range.last());
            if (inside != subnet.addressesClaimed()) {
                found.add(new Imbalance(
                        subnet.id().text(),
                        "addresses",
                        subnet.addressesClaimed(),
                        inside,
                        "leases outside of the subnet's range"));
            }
            if (work.addresses().claimedWithin(subnet.id(), range.gateway(), range.gateway()) > 0) {
                found.add(new Imbalance(subnet.id().text(), "addresses", 1, 0, "a lease of the gateway's address"));
            }
        }
        return found;
    }
}
