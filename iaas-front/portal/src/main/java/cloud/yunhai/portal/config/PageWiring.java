package cloud.yunhai.portal.config;

import cloud.yunhai.portal.http.RequestLog;
import cloud.yunhai.portal.page.ApiArgument;
import cloud.yunhai.portal.page.FrameInterceptor;
import cloud.yunhai.portal.page.Preferences;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What Spring MVC does for every page.
@Configuration(proxyBeanMethods = false)
public class PageWiring implements WebMvcConfigurer {
    private static final String[] NO_PAGES = {"/assets/**", "/webjars/**", "/healthz", "/live"};

    private final Preferences preferences;
    private final FrameInterceptor frame;
    private final RequestLog requestLog;
    private final ApiArgument apiArgument;

    PageWiring(Preferences preferences, FrameInterceptor frame, RequestLog requestLog, ApiArgument apiArgument) {
        this.preferences = preferences;
        this.frame = frame;
        this.requestLog = requestLog;
        this.apiArgument = apiArgument;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(requestLog);
        registry.addInterceptor(preferences).excludePathPatterns(NO_PAGES);
        registry.addInterceptor(frame).excludePathPatterns(NO_PAGES);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(apiArgument);
    }
}
