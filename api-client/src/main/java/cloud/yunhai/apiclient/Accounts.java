package cloud.yunhai.apiclient;

import cloud.yunhai.apiclient.http.Call;
import cloud.yunhai.apiclient.http.Transport;
import cloud.yunhai.apicommon.representation.AccountList;
import cloud.yunhai.apicommon.representation.AccountPatch;
import cloud.yunhai.apicommon.representation.AccountRepresentation;

/// Users, or operators.
///
/// @param <N> an account to be made
public final class Accounts<N> extends ReadableResources<AccountRepresentation, AccountList> {
    Accounts(Transport transport, String collection, String item) {
        super(transport, new Kind<>(collection, item, AccountRepresentation.class, AccountList.class, false));
    }

    /// Makes one.
    public AccountRepresentation create(N wanted) {
        return transport.send(Call.post(kind.collection(), wanted), AccountRepresentation.class);
    }

    /// Makes the first operator, who nobody could be asked for, with the platform's bootstrap secret.
    AccountRepresentation bootstrap(N wanted, String secret) {
        return transport.send(
                Call.post(kind.collection(), wanted).withoutToken().header("Authorization", "Bootstrap " + secret),
                AccountRepresentation.class);
    }

    /// Enables, disables, or gives a new password. A new password, or disabling it, ends all its tokens.
    public AccountRepresentation update(String id, AccountPatch patch) {
        return change(id, patch, null);
    }

    /// The same, if the account is still as this tag says.
    public AccountRepresentation update(String id, AccountPatch patch, String tag) {
        return change(id, patch, tag);
    }
}
