package cloud.yunhai.dbproxy.app.store;

import java.util.List;

/// The questions of the ledger: each answers with the entries that do not add up.
public interface Books {
    /// One entry that does not add up.
    record Imbalance(String subject, String quantity, long claimed, long used, String detail) {}

    /// Asks all questions.
    List<Imbalance> check();
}
