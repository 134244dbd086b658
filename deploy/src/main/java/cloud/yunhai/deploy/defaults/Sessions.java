package cloud.yunhai.deploy.defaults;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.error.ApiException;
import cloud.yunhai.apiclient.http.ClientSettings;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.apicommon.representation.NewOperator;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import cloud.yunhai.common.model.account.Realm;
import cloud.yunhai.deploy.run.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The first operator: made with the bootstrap secret when there is none, then logged in by password.
public final class Sessions {
    /// The first operator's login name.
    public static final String OPERATOR = "admin";

    private static final int UNAUTHENTICATED = 401;

    private final ClientSettings api;
    private final Secrets secrets;

    /// @param ca whom to trust, where the API speaks HTTPS
    public Sessions(URI api, @Nullable Path ca, Secrets secrets) {
        this.api = ClientSettings.of(api).withCa(ca);
        this.secrets = secrets;
    }

    /// A client of the operator.
    public YunhaiClient operator() throws IOException {
        char[] password = secrets.read(Secrets.OPERATOR).toCharArray();
        YunhaiClient anonymous = YunhaiClient.of(api, TokenSource.none());
        TokenRepresentation token;
        try {
            token = anonymous.tokens().login(Realm.OPERATOR, OPERATOR, password);
        } catch (ApiException refused) {
            if (refused.status() != UNAUTHENTICATED) {
                throw refused;
            }
            NewOperator first = new NewOperator();
            first.name = OPERATOR;
            first.password = secrets.read(Secrets.OPERATOR).toCharArray();
            anonymous.createFirstOperator(first, secrets.read("bootstrap"));
            token = anonymous
                    .tokens()
                    .login(
                            Realm.OPERATOR,
                            OPERATOR,
                            secrets.read(Secrets.OPERATOR).toCharArray());
        }
        return anonymous.as(TokenSource.of(Objects.requireNonNull(token.token, "token is null")));
    }
}
