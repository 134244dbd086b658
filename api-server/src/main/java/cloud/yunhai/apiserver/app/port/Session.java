package cloud.yunhai.apiserver.app.port;

import cloud.yunhai.common.model.account.Account;
import java.time.Instant;

/// What a bearer token stands for.
public record Session(Account account, Instant expiresAt) {}
