package cloud.yunhai.common.testing.rules.sample.web;

/// In a package that no service has, and not null-marked.
public final class Page {
    public void fail(Exception failure) {
        java.util.logging.Logger.getLogger("x").info(failure.toString());
    }
}
