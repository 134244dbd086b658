package cloud.yunhai.apiserver.endpoint;

import cloud.yunhai.apicommon.mapping.Representations;
import cloud.yunhai.apicommon.representation.AccountList;
import cloud.yunhai.apicommon.representation.AccountPatch;
import cloud.yunhai.apicommon.representation.AccountRepresentation;
import cloud.yunhai.apiserver.app.AccountOperations;
import cloud.yunhai.common.model.account.Account;
import cloud.yunhai.common.model.account.Realm;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// What users and operators have in common.
abstract class AccountResource {
    private final AccountOperations accounts;
    private final Realm realm;

    AccountResource(AccountOperations accounts, Realm realm) {
        this.accounts = accounts;
        this.realm = realm;
    }

    final Response listAll(Call call) {
        return Lists.answer(
                call,
                accounts.list(realm, Lists.query(call, null, AccountList.class)),
                AccountList::new,
                AccountResource::represent);
    }

    final Response show(Call call, String id) {
        Account account = accounts.get(realm, id);
        return Answers.one(call, represent(account), account.version());
    }

    final Response change(Call call, String id) {
        AccountPatch patch = call.body(AccountPatch.class).value();
        Account account = accounts.change(call.request(), realm, id, patch);
        return Answers.one(call, represent(account), account.version());
    }

    final Response made(Call call, Account account, String path) {
        Response answer = Answers.one(call, represent(account), account.version());
        return Response.fromResponse(answer)
                .status(Response.Status.CREATED)
                .location(URI.create(path))
                .build();
    }

    private static AccountRepresentation represent(Account account) {
        return Representations.of(account, AccountRepresentation.class);
    }
}
