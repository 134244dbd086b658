package cloud.yunhai.portal.config;

import cloud.yunhai.portal.PortalProfile;
import cloud.yunhai.portal.http.SecurityHeaders;
import cloud.yunhai.portal.session.ApiLogin;
import cloud.yunhai.portal.session.LocalPath;
import cloud.yunhai.portal.session.LoginPage;
import cloud.yunhai.portal.session.ToLogin;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.FormLoginConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/// Who may see what: everything is for those who are logged in, but for the login page, its looks and the health.
///
/// How it works: a session is made by logging in and by nothing else, so that visitors cost no memory. The CSRF token
/// is therefore kept in a cookie of its own, which scripts cannot read, and is compared with the form's.
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityWiring {
    @Bean
    SecurityFilterChain security(HttpSecurity http, ApiLogin login, PortalProfile profile) throws Exception {
        return http.authenticationProvider(login)
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers("/login", "/healthz", "/assets/**", "/webjars/**")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(profile)))
                .headers(SecurityHeaders::on)
                .requestCache(RequestCacheConfigurer::disable)
                .formLogin(form -> login(form, profile))
                .logout(LogoutConfigurer::permitAll)
                .logout(logout -> logout.logoutSuccessUrl("/login?out").deleteCookies(profile.module() + "-session"))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(new ToLogin()))
                .build();
    }

    private static CookieCsrfTokenRepository csrfTokens(PortalProfile profile) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(profile.module() + "-csrf");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return tokens;
    }

    private static void login(FormLoginConfigurer<HttpSecurity> form, PortalProfile profile) {
        form.loginPage("/login")
                .usernameParameter("name")
                .passwordParameter("password")
                .failureHandler(new ForwardAuthenticationFailureHandler(LoginPage.REFUSED))
                .successHandler((request, response, _) ->
                        response.sendRedirect(LocalPath.or(request.getParameter("back"), profile.start())));
    }
}
