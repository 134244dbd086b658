package cloud.yunhai.portal.session;

import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.common.model.account.Realm;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Lets the API decide who logs in. Nothing about accounts is kept here.
public final class ApiLogin implements AuthenticationProvider {
    private static final int UNAUTHORIZED = 401;
    private static final int NAME_MAX = 255;

    private final ApiAccess api;
    private final Realm realm;

    public ApiLogin(ApiAccess api, Realm realm) {
        this.api = api;
        this.realm = realm;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        String password =
                given.getCredentials() == null ? "" : given.getCredentials().toString();
        if (name.isBlank() || password.isEmpty() || name.length() > NAME_MAX || password.length() > NAME_MAX) {
            throw new BadCredentialsException("no name or no password");
        }
        try {
            SignedIn account = api.login(realm, name.strip(), password.toCharArray());
            return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
        } catch (ApiException refused) {
            if (refused.status() == UNAUTHORIZED) {
                throw new BadCredentialsException(refused.userMessage(), refused);
            }
            throw new AuthenticationServiceException(refused.userMessage(), refused);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
