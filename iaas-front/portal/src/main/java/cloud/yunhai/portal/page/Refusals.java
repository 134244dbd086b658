package cloud.yunhai.portal.page;

import cloud.yunhai.apiclient.error.ApiException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/// Which of the API's problems a form or a command shows itself.
public final class Refusals {
    /// Wrong values, a state that does not allow it, a quota, no capacity. The user can do something about them.
    private static final Set<Integer> STATUSES = Set.of(400, 403, 409, 412, 413, 422, 429, 507);

    private Refusals() {}

    /// What to show beside the form.
    ///
    /// @throws ApiException the same again where it has a page of its own: the session has ended, the resource is
    /// gone, the platform does not answer
    public static FieldProblems of(ApiException problem) {
        if (!STATUSES.contains(problem.status())) {
            throw problem;
        }
        return FieldProblems.of(problem);
    }

    /// The form again, with what is wrong, under the status that says so.
    public static ModelAndView again(String template, Model model) {
        return new ModelAndView(template, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
