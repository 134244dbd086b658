package cloud.yunhai.iaasadmin.endpoint;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What all pages of this portal have.
@ControllerAdvice
public final class EveryPage {
    private final InstantSource clock;

    public EveryPage(InstantSource clock) {
        this.clock = clock;
    }

    @ModelAttribute("ages")
    Ages ages() {
        return new Ages(clock.instant());
    }

    @ModelAttribute("here")
    Here here(HttpServletRequest request) {
        return Here.of(request);
    }
}
