package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.portal.page.Flash;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Does what a button asks for, and has the next page tell what became of it.
final class Deeds {
    private Deeds() {}

    /// What the API is asked for.
    interface Deed {
        void run();
    }

    /// @param message its key with `.done` or `.refused`
    /// @param what the thing's name, for the message
    /// @return whether it was done
    static boolean tell(RedirectAttributes next, String message, String what, Deed deed) {
        try {
            deed.run();
        } catch (ApiException problem) {
            if (problem.status() == HttpStatus.UNAUTHORIZED.value()) {
                throw problem;
            }
            Flash.bad(next, problem, message + ".refused", what);
            return false;
        }
        Flash.good(next, message + ".done", what);
        return true;
    }
}
