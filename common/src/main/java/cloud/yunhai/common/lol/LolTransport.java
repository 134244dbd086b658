package cloud.yunhai.common.lol;

/// A way to lol-server.
public interface LolTransport {
    /// Sends a batch; when it returns, the batch is stored for good.
    ///
    /// @throws RefusedException if lol-server will never take this batch
    /// @throws Exception if it cannot be told, or not now: send it again
    void send(LogBatch batch) throws Exception;

    /// The batch is wrong, and sending it again would not help.
    final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        public RefusedException(String message) {
            super(message);
        }
    }
}
