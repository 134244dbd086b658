package cloud.yunhai.dbproxy.adapter.jpa;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.dbproxy.app.store.Page;
import cloud.yunhai.dbproxy.app.store.PageRequest;
import cloud.yunhai.dbproxy.app.store.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/// The rows of one noun by Hibernate.
final class JpaTable<R, E> implements Table<R> {
    private static final String DELETED = "DELETED";
    private static final Pattern ID = Pattern.compile("[a-z]{2,4}_[0-9a-z]{26}");

    private final StatelessSession session;
    private final Noun<R, E> noun;
    private final Instant now;
    private final UnaryOperator<List<R>> completed;

    JpaTable(StatelessSession session, Noun<R, E> noun, Instant now) {
        this(session, noun, now, UnaryOperator.identity());
    }

    /// Rows read are completed with what is not in their table.
    JpaTable(StatelessSession session, Noun<R, E> noun, Instant now, UnaryOperator<List<R>> completed) {
        this.session = session;
        this.now = now;
        this.noun = noun;
        this.completed = completed;
    }

    @Override
    public String what() {
        return noun.what();
    }

    @Override
    public Optional<R> find(String id) {
        return complete(session.get(noun.rowType(), id));
    }

    @Override
    public Optional<R> lock(String id) {
        return complete(session.get(noun.rowType(), id, LockMode.PESSIMISTIC_WRITE));
    }

    private Optional<R> complete(@Nullable E row) {
        return row == null
                ? Optional.empty()
                : Optional.of(
                        completed.apply(List.of(noun.toModel().apply(row))).getFirst());
    }

    @Override
    public R insert(R model) {
        E row = row(model);
        session.insert(row);
        return written(model, row);
    }

    @Override
    public R update(R model) {
        E row = row(model);
        session.update(row);
        return completed.apply(List.of(written(model, row))).getFirst();
    }

    private E row(R model) {
        E row = noun.toRow().apply(model);
        if (row instanceof Ending ending) {
            ending.changedAt(now);
        }
        return row;
    }

    /// What was written differs from the model by its version only, so it need not be read from its columns
    /// again.
    private R written(R model, E row) {
        return noun.written() == null
                ? noun.toModel().apply(row)
                : noun.written().apply(model, row);
    }

    @Override
    public void delete(String id) {
        session.createMutationQuery("delete from " + entity() + " r where r.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    @Override
    public List<R> where(Map<String, ?> attributes) {
        return models(query("r", attributes, " order by r.id").setMaxResults(PageRequest.LIMIT_MAX));
    }

    @Override
    public boolean exists(Map<String, ?> attributes) {
        return !query("r", attributes, "").setMaxResults(1).getResultList().isEmpty();
    }

    private SelectionQuery<E> query(String select, Map<String, ?> attributes, String tail) {
        String condition = attributes.keySet().stream()
                .map(name -> "r." + name + " = :" + name)
                .collect(Collectors.joining(" and "));
        SelectionQuery<E> query = session.createSelectionQuery(
                "select " + select + " from " + entity() + " r where " + condition + tail, noun.rowType());
        attributes.forEach(query::setParameter);
        return query;
    }

    @Override
    public Page<R> list(PageRequest request) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (Map.Entry<String, Object> filter : filters(request).entrySet()) {
            conditions.add("r." + filter.getKey() + " = :" + filter.getKey());
            values.put(filter.getKey(), filter.getValue());
        }
        if (noun.hidingClause() != null && !DELETED.equals(request.filter().get("state"))) {
            conditions.add(noun.hidingClause());
        }
        if (request.tenantId() != null && noun.tenantClause() != null) {
            conditions.add(noun.tenantClause());
            values.put("tenantId", request.tenantId());
        }
        if (request.pageToken() != null) {
            if (!ID.matcher(request.pageToken()).matches()) {
                throw CloudException.invalid("pageToken", request.pageToken(), "the nextPageToken of the page before");
            }
            conditions.add(newestFirst() ? "r.id < :after" : "r.id > :after");
            values.put("after", request.pageToken());
        }
        SelectionQuery<E> query = session.createSelectionQuery(
                        "from " + entity() + " r"
                                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions))
                                + (newestFirst() ? " order by r.id desc" : " order by r.id"),
                        noun.rowType())
                .setMaxResults(request.limit() + 1);
        values.forEach(query::setParameter);
        return page(query, request.limit());
    }

    private boolean newestFirst() {
        return NewestFirst.class.isAssignableFrom(noun.rowType());
    }

    private Page<R> page(SelectionQuery<E> query, int limit) {
        List<E> rows = query.getResultList();
        boolean more = rows.size() > limit;
        List<E> shown = more ? rows.subList(0, limit) : rows;
        List<R> models = completed.apply(shown.stream().map(noun.toModel()).toList());
        return new Page<>(models, more ? (String) session.getIdentifier(shown.getLast()) : null);
    }

    private Map<String, Object> filters(PageRequest request) {
        Map<String, Object> read = new LinkedHashMap<>();
        request.filter().forEach((name, text) -> {
            var reader = noun.filters().get(name);
            if (reader == null) {
                throw CloudException.invalid(
                        "filter",
                        name,
                        "one of " + String.join(", ", noun.filters().keySet()));
            }
            Object value = reader.apply(text)
                    .orElseThrow(() -> CloudException.invalid("filter." + name, text, "a value of " + name));
            read.put(name, value);
        });
        return read;
    }

    private List<R> models(SelectionQuery<E> query) {
        return completed.apply(
                query.getResultList().stream().map(noun.toModel()).toList());
    }

    private String entity() {
        return noun.rowType().getSimpleName();
    }
}
