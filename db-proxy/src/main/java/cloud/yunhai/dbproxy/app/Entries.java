package cloud.yunhai.dbproxy.app;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.model.event.Actor;
import cloud.yunhai.common.model.id.ResourceId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Table;
import cloud.yunhai.dbproxy.app.store.Transactions;
import cloud.yunhai.dbproxy.app.store.Work;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The life of an entry of the catalogue: created, read, listed, changed, deleted, each with its event.
///
/// @param noun the word in actions: `create-zone`
/// @param table its rows
/// @param id of an entry
/// @param version of an entry
/// @param tenant whose it is
/// @param key the values that no two entries share
/// @param name what those values say, for messages
/// @param same whether a repeated creation asks for the same
record Entries<R extends Record>(
        String noun,
        Function<Work, Table<R>> table,
        Function<R, ResourceId> id,
        ToLongFunction<R> version,
        Function<R, @Nullable TenantId> tenant,
        Function<R, Map<String, ?>> key,
        Function<R, String> name,
        BiPredicate<R, R> same) {

    R create(Transactions transactions, Actor actor, R wanted, BiConsumer<Work, R> check, Stamped<R> stamped) {
        return create(transactions, actor, wanted, check, stamped, (_, _, _) -> {});
    }

    /// Creates it, with what belongs to it.
    R create(
            Transactions transactions,
            Actor actor,
            R wanted,
            BiConsumer<Work, R> check,
            Stamped<R> stamped,
            Companion<R> companion) {
        Checks.name(name.apply(wanted));
        return transactions.write(work -> {
            Table<R> rows = table.apply(work);
            String text = id.apply(wanted).text();
            Optional<R> known = rows.find(text);
            if (known.isPresent()) {
                if (!same.test(known.get(), wanted)) {
                    throw Checks.repeatedDifferently(rows.what(), text);
                }
                return known.get();
            }
            check.accept(work, wanted);
            Checks.unique(rows, key.apply(wanted), name.apply(wanted));
            R created = rows.insert(stamped.at(wanted, work.now(), 1));
            record(work, actor, "create-" + noun, created, null, created);
            companion.add(work, actor, created);
            return created;
        });
    }

    /// Adds what is created together with an entry.
    @FunctionalInterface
    interface Companion<R> {
        void add(Work work, Actor actor, R created);
    }

    /// Gives an entry its time and version.
    @FunctionalInterface
    interface Stamped<R> {
        R at(R entry, Instant createdAt, long version);
    }

    /// What a change does besides: checks it, and changes what follows from it.
    @FunctionalInterface
    interface Change<R> {
        void check(Work work, R before, R after);
    }

    R update(Transactions transactions, Actor actor, R wanted, long expected, Function<R, R> merged, Change<R> change) {
        Checks.name(name.apply(wanted));
        return transactions.write(work -> {
            Table<R> rows = table.apply(work);
            R before = Checks.locked(rows, id.apply(wanted).text());
            refuseForeign(before, wanted);
            Checks.version(id.apply(wanted).text(), expected, version.applyAsLong(before));
            R merge = merged.apply(before);
            if (merge.equals(before)) {
                return before;
            }
            if (!key.apply(merge).equals(key.apply(before))) {
                Checks.unique(rows, key.apply(merge), name.apply(merge));
            }
            R after = rows.update(merge);
            change.check(work, before, after);
            record(work, actor, "update-" + noun, after, before, after);
            return after;
        });
    }

    private void refuseForeign(R before, R wanted) {
        if (!java.util.Objects.equals(tenant.apply(before), tenant.apply(wanted))) {
            throw CloudException.notFound(noun, id.apply(wanted).text());
        }
    }

    /// Deletes it if it is there and of that tenant; what uses it is for the check to find.
    void delete(
            Transactions transactions,
            Actor actor,
            @Nullable String tenantId,
            String entryId,
            long expected,
            BiConsumer<Work, R> check) {
        transactions.write(work -> {
            Table<R> rows = table.apply(work);
            R before = rows.lock(entryId).filter(entry -> isOf(entry, tenantId)).orElse(null);
            if (before == null) {
                return false;
            }
            Checks.version(entryId, expected, version.applyAsLong(before));
            check.accept(work, before);
            rows.delete(entryId);
            record(work, actor, "delete-" + noun, before, before, null);
            return true;
        });
    }

    R get(Transactions transactions, @Nullable String tenantId, String entryId) {
        return transactions
                .read(work -> table.apply(work).find(entryId))
                .filter(entry -> isOf(entry, tenantId))
                .orElseThrow(() -> CloudException.notFound(noun.replace('-', ' '), entryId));
    }

    Page<R> list(Transactions transactions, PageRequest request) {
        return transactions.read(work -> table.apply(work).list(request));
    }

    private boolean isOf(R entry, @Nullable String tenantId) {
        TenantId owner = tenant.apply(entry);
        return tenantId == null || (owner != null && tenantId.equals(owner.text()));
    }

    private void record(Work work, Actor actor, String action, R of, @Nullable R before, @Nullable R after) {
        work.events().record(actor, action, id.apply(of), tenant.apply(of), before, after);
    }
}
