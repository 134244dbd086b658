package cloud.yunhai.dbproxy.app.store;

import java.util.function.Function;

/// Runs use cases as transactions: whole or not at all, and again from the start when the database had to choose
/// between two that met.
///
/// A use case may therefore run more than once and must do nothing outside its [Work], except by
/// [Work#afterCommit].
public interface Transactions {
    /// Changes something. A call made by a saga is refused unless its fencing token is the newest.
    <T> T write(Function<Work, T> useCase);

    /// Changes something of the journal itself, which checks its tokens by itself.
    <T> T writeUnfenced(Function<Work, T> useCase);

    /// Reads only.
    <T> T read(Function<Work, T> useCase);
}
