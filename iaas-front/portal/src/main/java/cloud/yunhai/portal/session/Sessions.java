package cloud.yunhai.portal.session;

import cloud.yunhai.apiclient.error.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/// The sessions of this portal: who is in them, and what ends with them.
public final class Sessions implements HttpSessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final ApiAccess api;
    private final Consumer<SignedIn> ended;

    /// @param ended told whose session has ended
    public Sessions(ApiAccess api, Consumer<SignedIn> ended) {
        this.api = api;
        this.ended = ended;
    }

    /// Who asks; null: nobody who is logged in.
    public static @Nullable SignedIn current() {
        return account(SecurityContextHolder.getContext().getAuthentication());
    }

    private static @Nullable SignedIn account(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn account ? account : null;
    }

    /// Ends the session of a request, if there is one.
    public static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /// The token ends with its session, however that ended. Nobody waits for it.
    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        Object context =
                event.getSession().getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        SignedIn account = context instanceof SecurityContext security ? account(security.getAuthentication()) : null;
        if (account != null) {
            LOG.atInfo().addKeyValue("user", account.accountId()).log("session.ended");
            ended.accept(account);
            Thread.ofVirtual().name("token-end").start(() -> endToken(account));
        }
    }

    private void endToken(SignedIn account) {
        try {
            api.as(account).tokens().logout();
        } catch (ApiException goneOrAway) {
            // It had ended already, or ends by itself in some hours.
            LOG.atDebug().addKeyValue("reason", goneOrAway.userMessage()).log("token.not-ended");
        }
    }
}
