package cloud.yunhai.iaasadmin.config;

import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.iaasadmin.app.NameBook;
import cloud.yunhai.iaasadmin.endpoint.CataloguePages;
import cloud.yunhai.iaasadmin.endpoint.EveryPage;
import cloud.yunhai.iaasadmin.endpoint.HostPages;
import cloud.yunhai.iaasadmin.endpoint.InstancePages;
import cloud.yunhai.iaasadmin.endpoint.LogPages;
import cloud.yunhai.iaasadmin.endpoint.OperationPages;
import cloud.yunhai.iaasadmin.endpoint.OverviewPages;
import cloud.yunhai.iaasadmin.endpoint.ServicePages;
import cloud.yunhai.iaasadmin.endpoint.TenantPages;
import cloud.yunhai.portal.PortalProfile;
import cloud.yunhai.portal.config.PortalWiring;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Makes the operators' portal of what both portals share and the pages of this one.
@Configuration(proxyBeanMethods = false)
@Import(PortalWiring.class)
public class IaasAdminWiring {
    @Bean
    PortalProfile profile() {
        return new PortalProfile(
                "iaas-admin",
                Realm.OPERATOR,
                List.of(
                        new PortalProfile.Entry("overview", "/overview", "gauge"),
                        new PortalProfile.Entry("services", "/services", "service"),
                        new PortalProfile.Entry("hosts", "/hosts", "host"),
                        new PortalProfile.Entry("instances", "/instances", "instance"),
                        new PortalProfile.Entry("operations", "/operations", "operation"),
                        new PortalProfile.Entry("tenants", "/tenants", "tenant"),
                        new PortalProfile.Entry("images", "/images", "image"),
                        new PortalProfile.Entry("subnets", "/subnets", "network"),
                        new PortalProfile.Entry("logs", "/logs", "log")));
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    NameBook nameBook(InstantSource clock) {
        return new NameBook(clock);
    }

    @Bean
    EveryPage everyPage(InstantSource clock) {
        return new EveryPage(clock);
    }

    @Bean
    OverviewPages overviewPages(NameBook book) {
        return new OverviewPages(book);
    }

    @Bean
    ServicePages servicePages() {
        return new ServicePages();
    }

    @Bean
    HostPages hostPages(NameBook book) {
        return new HostPages(book);
    }

    @Bean
    InstancePages instancePages(NameBook book) {
        return new InstancePages(book);
    }

    @Bean
    OperationPages operationPages(NameBook book) {
        return new OperationPages(book);
    }

    @Bean
    TenantPages tenantPages(NameBook book) {
        return new TenantPages(book);
    }

    @Bean
    CataloguePages cataloguePages(NameBook book) {
        return new CataloguePages(book);
    }

    @Bean
    LogPages logPages(InstantSource clock) {
        return new LogPages(clock);
    }
}
