package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.iaasadmin.app.NameBook;
import cloud.yunhai.iaasadmin.app.NameBook.Kind;
import cloud.yunhai.iaasadmin.app.Overview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/// The platform at a glance, and whether its books are right.
@Controller
public final class OverviewPages {
    private final NameBook book;

    public OverviewPages(NameBook book) {
        this.book = book;
    }

    @GetMapping("/overview")
    String overview(YunhaiClient api, Model model) {
        model.addAttribute("overview", Overview.of(api));
        model.addAttribute("names", book.names(api, Kind.TENANT));
        model.addAttribute("instanceStates", InstanceState.values());
        model.addAttribute("hostStates", HostState.values());
        return "admin/overview";
    }

    @GetMapping("/check")
    String check() {
        return "admin/check";
    }

    /// It looks at every hypervisor and every disk: not what a mere look at a page should do.
    @PostMapping("/check")
    String runCheck(YunhaiClient api, Model model) {
        model.addAttribute("check", api.check());
        return "admin/check";
    }
}
