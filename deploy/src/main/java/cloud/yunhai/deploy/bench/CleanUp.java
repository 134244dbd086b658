package cloud.yunhai.deploy.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Takes back what a measurement made, once: when it is over, or when the program is interrupted before.
final class CleanUp {
    private final String what;
    private final Action action;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Thread atExit;

    /// How it is taken back.
    interface Action {
        void run() throws IOException;
    }

    private CleanUp(String what, Action action) {
        this.what = what;
        this.action = action;
        this.atExit = Thread.ofPlatform().name("clean-up").unstarted(this::interrupted);
    }

    /// From now on it will be.
    static CleanUp of(String what, Action action) {
        CleanUp cleanUp = new CleanUp(what, action);
        Runtime.getRuntime().addShutdownHook(cleanUp.atExit);
        return cleanUp;
    }

    /// It is over. Nothing, if the program is being interrupted: then that takes it back.
    void now() throws IOException {
        if (begun.compareAndSet(false, true)) {
            try {
                action.run();
            } finally {
                forget();
            }
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The hook has been started, and finds nothing to do.
        }
    }

    private void interrupted() {
        if (begun.compareAndSet(false, true)) {
            try {
                action.run();
            } catch (IOException | RuntimeException failed) {
                // Nobody is left to catch it.
                System.err.println("yunhai: " + what + " is not cleaned up: " + failed.getMessage());
            }
        }
    }
}
