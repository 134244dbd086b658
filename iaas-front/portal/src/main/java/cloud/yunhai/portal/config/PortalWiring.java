package cloud.yunhai.portal.config;

import cloud.yunhai.portal.PortalProfile;
import cloud.yunhai.portal.PortalSettings;
import cloud.yunhai.portal.http.HealthPage;
import cloud.yunhai.portal.http.HttpFace;
import cloud.yunhai.portal.http.PortalLog;
import cloud.yunhai.portal.http.RequestLog;
import cloud.yunhai.portal.live.LiveChanges;
import cloud.yunhai.portal.live.LiveStream;
import cloud.yunhai.portal.page.ApiArgument;
import cloud.yunhai.portal.page.FrameInterceptor;
import cloud.yunhai.portal.page.Preferences;
import cloud.yunhai.portal.page.ProblemPages;
import cloud.yunhai.portal.session.ApiAccess;
import cloud.yunhai.portal.session.ApiLogin;
import cloud.yunhai.portal.session.LoginPage;
import cloud.yunhai.portal.session.Sessions;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// Makes what both portals share. The portal itself adds its [PortalProfile] and its pages.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({SecurityWiring.class, PageWiring.class})
public class PortalWiring {
    @Bean
    PortalSettings settings(Environment environment, PortalProfile profile) {
        return Binder.get(environment).bindOrCreate(profile.module(), PortalSettings.class);
    }

    @Bean
    PortalLog logging(PortalSettings settings, PortalProfile profile) {
        return new PortalLog(settings, profile.module());
    }

    @Bean
    HttpFace httpFace(PortalSettings settings, PortalProfile profile) {
        return new HttpFace(settings, profile.module());
    }

    @Bean
    ApiAccess api(PortalSettings settings, PortalProfile profile) {
        return new ApiAccess(settings, profile.module());
    }

    @Bean
    ApiLogin apiLogin(ApiAccess api, PortalProfile profile) {
        return new ApiLogin(api, profile.realm());
    }

    @Bean
    LiveChanges liveChanges(ApiAccess api) {
        return new LiveChanges(api::as);
    }

    @Bean
    Sessions sessions(ApiAccess api, LiveChanges live) {
        return new Sessions(api, live::end);
    }

    @Bean
    LiveStream liveStream(LiveChanges changes) {
        return new LiveStream(changes);
    }

    @Bean
    LoginPage loginPage(PortalProfile profile) {
        return new LoginPage(profile.start());
    }

    @Bean
    HealthPage healthPage(ApiAccess api) {
        return new HealthPage(api);
    }

    @Bean
    ProblemPages problemPages() {
        return new ProblemPages();
    }

    @Bean
    Preferences localeResolver() {
        return new Preferences();
    }

    @Bean
    FrameInterceptor frameInterceptor(PortalProfile profile, Preferences preferences) {
        return new FrameInterceptor(profile, preferences);
    }

    @Bean
    RequestLog requestLog() {
        return new RequestLog();
    }

    @Bean
    ApiArgument apiArgument(ApiAccess api) {
        return new ApiArgument(api);
    }
}
