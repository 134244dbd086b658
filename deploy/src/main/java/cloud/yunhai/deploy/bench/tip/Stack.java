package cloud.yunhai.deploy.bench.tip;

/// One way to call a procedure of another process.
interface Stack {
    /// Serves the procedure on a free port of the loopback.
    Served serve(Answers answers) throws Exception;

    /// Makes what all callers of one process share.
    Callers connect(int port) throws Exception;

    /// A running server.
    interface Served extends AutoCloseable {
        int port();
    }

    /// The calling side of one process.
    interface Callers extends AutoCloseable {
        /// What one calling thread uses.
        Call caller() throws Exception;
    }

    /// One call after another.
    interface Call {
        /// Calls, and answers how many entries came back.
        int entries() throws Exception;
    }
}
