package cloud.yunhai.nodeagent.core;

/// What the supervision wants done to a service's process.
public enum Command {
    /// Start a process.
    LAUNCH,
    /// Ask the service whether it lives.
    PROBE,
    /// Ask the process to end.
    TERMINATE,
    /// End the process.
    KILL,
    /// Have the process write down what its threads do, before it is killed.
    DUMP_THREADS
}
