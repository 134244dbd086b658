package cloud.yunhai.iaasadmin.endpoint;

import cloud.yunhai.apiclient.ListQuery;
import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apicommon.representation.ImageList;
import cloud.yunhai.apicommon.representation.LeaseList;
import cloud.yunhai.apicommon.representation.SubnetList;
import cloud.yunhai.apicommon.representation.SubnetRepresentation;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.iaasadmin.app.NameBook;
import cloud.yunhai.iaasadmin.app.NameBook.Kind;
import cloud.yunhai.iaasadmin.app.SubnetView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/// What instances are made of: images, and subnets with what is taken of them.
@Controller
public final class CataloguePages {
    private static final int PAGE = 100;

    private final NameBook book;

    public CataloguePages(NameBook book) {
        this.book = book;
    }

    @GetMapping("/images")
    String images(
            @RequestParam @Nullable ImageState state,
            @RequestParam @Nullable String page,
            YunhaiClient api,
            Model model) {
        ImageList images = api.images()
                .page(ListQuery.ALL.limit(PAGE).where("state", state).from(page));
        model.addAttribute("images", images.items);
        model.addAttribute("next", images.nextPageToken);
        model.addAttribute("states", ImageState.values());
        model.addAttribute("state", state);
        model.addAttribute("names", book.names(api, Kind.TENANT, Kind.HOST));
        return "admin/images";
    }

    @GetMapping("/subnets")
    String subnets(@RequestParam @Nullable String page, YunhaiClient api, Model model) {
        SubnetList subnets = api.subnets().page(ListQuery.ALL.limit(PAGE).from(page));
        model.addAttribute(
                "subnets", subnets.items.stream().map(SubnetView::new).toList());
        model.addAttribute("next", subnets.nextPageToken);
        model.addAttribute("names", book.names(api, Kind.CLUSTER));
        return "admin/subnets";
    }

    @GetMapping("/subnets/{id}")
    String subnet(@PathVariable String id, @RequestParam @Nullable String page, YunhaiClient api, Model model) {
        SubnetRepresentation subnet = api.subnets().get(id);
        LeaseList leases = api.leases()
                .page(ListQuery.ALL.limit(PAGE).where("subnet_id", id).from(page));
        model.addAttribute("view", new SubnetView(subnet));
        model.addAttribute("leases", leases.items);
        model.addAttribute("next", leases.nextPageToken);
        model.addAttribute("names", book.names(api, Kind.CLUSTER, Kind.TENANT));
        return "admin/subnet";
    }
}
