package cloud.yunhai.common.tip;

/// Where calls may go: the registry's view in a running platform, a fixed one in tests.
public interface Discovery extends AutoCloseable {
    /// The present view; never waits.
    ServiceView view();

    /// Says that somebody looked for what the view does not have (or no longer has): worth a look at the registry
    /// soon.
    void refreshSoon();

    @Override
    void close();
}
