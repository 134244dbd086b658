package cloud.yunhai.common.tip.calling;

import cloud.yunhai.common.tip.AddressSelector;
import cloud.yunhai.common.tip.ServiceView;
import cloud.yunhai.common.tip.WorkClass;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One client's way to the processes that it is for: found once for each view of the registry, and not for each call.
final class Route {
    private final Endpoints endpoints;
    private final Target target;
    private volatile @Nullable Found found;

    Route(Endpoints endpoints, Target target) {
        this.endpoints = endpoints;
        this.target = target;
    }

    Target target() {
        return target;
    }

    /// Those processes as the registry has them now.
    Found found() {
        Found last = found;
        ServiceView view = endpoints.view();
        // Read before the endpoints are: one that is forgotten meanwhile is then looked up again the next time.
        int forgotten = endpoints.forgotten();
        if (last != null && last.view() == view && last.forgotten() == forgotten) {
            return last;
        }
        Found fresh = Found.of(view, forgotten, endpoints.of(target, view));
        found = fresh;
        return fresh;
    }

    /// What was found.
    ///
    /// @param view where
    /// @param forgotten how often endpoints had been forgotten by then
    /// @param endpoints the processes
    /// @param byWork the same, as each class of work sees them
    record Found(
            ServiceView view, int forgotten, List<Endpoint> endpoints, List<List<AddressSelector.Candidate>> byWork) {
        static Found of(ServiceView view, int forgotten, List<Endpoint> endpoints) {
            return new Found(
                    view,
                    forgotten,
                    endpoints,
                    Arrays.stream(WorkClass.values())
                            .map(work -> endpoints.stream()
                                    .map(endpoint -> endpoint.seenBy(work))
                                    .toList())
                            .toList());
        }

        List<AddressSelector.Candidate> seenBy(WorkClass work) {
            return byWork.get(work.ordinal());
        }
    }
}
