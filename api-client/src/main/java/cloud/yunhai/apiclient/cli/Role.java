package cloud.yunhai.apiclient.cli;

import cloud.yunhai.common.model.account.Realm;
import java.util.Locale;

/// As whom a command asks.
enum Role {
    OPERATOR(Realm.OPERATOR),
    TENANT(Realm.USER);

    private final Realm realm;

    Role(Realm realm) {
        this.realm = realm;
    }

    Realm realm() {
        return realm;
    }

    Role other() {
        return this == OPERATOR ? TENANT : OPERATOR;
    }

    /// As it is written in options and file names.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
