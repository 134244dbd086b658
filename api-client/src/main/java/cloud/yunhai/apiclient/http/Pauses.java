package cloud.yunhai.apiclient.http;

import java.time.Duration;

/// How a pause is made; tests make none.
@FunctionalInterface
interface Pauses {
    Pauses REAL = Thread::sleep;

    void pause(Duration time) throws InterruptedException;
}
