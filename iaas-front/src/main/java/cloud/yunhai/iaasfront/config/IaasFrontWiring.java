package cloud.yunhai.iaasfront.config;

import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.iaasfront.endpoint.AccountPages;
import cloud.yunhai.iaasfront.endpoint.InstancePages;
import cloud.yunhai.iaasfront.endpoint.OperationPages;
import cloud.yunhai.iaasfront.endpoint.SshKeyPages;
import cloud.yunhai.portal.PortalProfile;
import cloud.yunhai.portal.PortalProfile.Entry;
import cloud.yunhai.portal.config.PortalWiring;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Makes the portal's pages.
@Configuration(proxyBeanMethods = false)
@Import(PortalWiring.class)
public class IaasFrontWiring {
    @Bean
    PortalProfile profile() {
        return new PortalProfile(
                "iaas-front",
                Realm.USER,
                List.of(
                        new Entry("instances", "/instances", "instance"),
                        new Entry("ssh-keys", "/ssh-keys", "key"),
                        new Entry("operations", "/operations", "operation"),
                        new Entry("account", "/account", "account")));
    }

    @Bean
    InstancePages instancePages() {
        return new InstancePages();
    }

    @Bean
    SshKeyPages sshKeyPages() {
        return new SshKeyPages();
    }

    @Bean
    OperationPages operationPages() {
        return new OperationPages();
    }

    @Bean
    AccountPages accountPages() {
        return new AccountPages();
    }
}
