package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apicommon.representation.NewToken;
import cloud.yunhai.apicommon.representation.PasswordChange;
import cloud.yunhai.apicommon.representation.TokenRepresentation;
import cloud.yunhai.common.model.account.Realm;

/// Logging in and out, and the own account.
public final class Tokens {
    private final Transport transport;

    Tokens(Transport transport) {
        this.transport = transport;
    }

    /// Logs in. The answer's token is shown this once.
    public TokenRepresentation login(Realm realm, String name, char[] password) {
        NewToken wanted = new NewToken();
        wanted.realm = realm;
        wanted.name = name;
        wanted.password = password;
        return transport.send(Call.post(UriTemplates.TOKENS, wanted).withoutToken(), TokenRepresentation.class);
    }

    /// Logs out: the token in use ends.
    public void logout() {
        transport.exchange(Call.delete(UriTemplates.CURRENT_TOKEN));
    }

    /// The own account.
    public AccountRepresentation account() {
        return transport.send(Call.get(UriTemplates.ACCOUNT), AccountRepresentation.class);
    }

    /// Changes the own password. All tokens of the account end, the one in use too.
    public void changePassword(char[] current, char[] fresh) {
        PasswordChange change = new PasswordChange();
        change.currentPassword = current;
        change.newPassword = fresh;
        transport.exchange(Call.post(UriTemplates.ACCOUNT_PASSWORD, change));
    }
}
