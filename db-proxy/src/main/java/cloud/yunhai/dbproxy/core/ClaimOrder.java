package cloud.yunhai.dbproxy.core;

import cloud.yunhai.common.saga.journal.ClaimRequest;
import cloud.yunhai.common.saga.journal.SagaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Chooses which sagas a claimer gets.
///
/// Goals: what was begun is ended first; no tenant waits because another one has asked for much.
///
/// Algorithm: candidates in the order of their queue numbers each get a rank, which is the number of their tenant's
/// sagas that are in progress or come before it. Begun ones come first, then the lower rank, then the lower
/// number. With two in progress for A and none for B, and A1 A2 B1 B2 waiting, the ranks are 3 4 1 2: B1 B2 A1 A2.
public final class ClaimOrder {
    private ClaimOrder() {}

    /// The ids to claim, best first.
    public static List<String> choose(
            List<ClaimCandidate> candidates, Map<String, Integer> inProgress, ClaimRequest request) {
        Map<SagaType, Integer> room = new HashMap<>();
        request.room().forEach(each -> room.put(each.type(), each.limit()));
        List<String> chosen = new ArrayList<>();
        for (ClaimCandidate candidate : inOrder(candidates, inProgress)) {
            int left = room.getOrDefault(candidate.type(), 0);
            if (left > 0 && chosen.size() < request.limit()) {
                room.put(candidate.type(), left - 1);
                chosen.add(candidate.id());
            }
        }
        return chosen;
    }

    private static List<ClaimCandidate> inOrder(List<ClaimCandidate> candidates, Map<String, Integer> inProgress) {
        Map<String, Integer> running = new HashMap<>(inProgress);
        Map<ClaimCandidate, Integer> rank = new HashMap<>();
        List<ClaimCandidate> byNumber = candidates.stream()
                .sorted(Comparator.comparingLong(ClaimCandidate::queueNumber))
                .toList();
        byNumber.forEach(candidate -> rank.put(candidate, running.merge(candidate.tenantKey(), 1, Integer::sum)));
        return byNumber.stream()
                .sorted(Comparator.<ClaimCandidate, Boolean>comparing(candidate -> !candidate.begun())
                        .thenComparing(rank::get)
                        .thenComparing(ClaimCandidate::queueNumber))
                .toList();
    }
}
