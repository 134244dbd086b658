package cloud.yunhai.dbproxy.app.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows of one noun, inside a transaction.
///
/// @param <R> the model's record
public interface Table<R> {
    /// What one row is called in messages.
    String what();

    /// The row as it is.
    Optional<R> find(String id);

    /// The row, locked until the transaction ends.
    Optional<R> lock(String id);

    /// Adds a row; its version is 1.
    R insert(R row);

    /// Writes a row back; its version grows by one. The row must have been locked in this transaction.
    R update(R row);

    /// Takes a row out.
    void delete(String id);

    /// The rows with these values, by id; at most a page of them.
    List<R> where(Map<String, ?> attributes);

    /// Whether there is a row with these values.
    boolean exists(Map<String, ?> attributes);

    /// One page, by id.
    Page<R> list(PageRequest request);
}
