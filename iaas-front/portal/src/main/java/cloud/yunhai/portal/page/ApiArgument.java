package cloud.yunhai.portal.page;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.portal.session.ApiAccess;
import cloud.yunhai.portal.session.Sessions;
import cloud.yunhai.portal.session.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Lets a page take `YunhaiClient api` or `SignedIn account` as a parameter: the API as the one who asks sees it.
public final class ApiArgument implements HandlerMethodArgumentResolver {
    private final ApiAccess api;

    public ApiArgument(ApiAccess api) {
        this.api = api;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == YunhaiClient.class || parameter.getParameterType() == SignedIn.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        SignedIn account = Sessions.current();
        if (account == null) {
            throw new IllegalStateException("a page that asks the API is open to those who are not logged in");
        }
        return parameter.getParameterType() == SignedIn.class ? account : api.as(account);
    }
}
