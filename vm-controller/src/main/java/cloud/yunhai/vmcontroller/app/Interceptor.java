package cloud.yunhai.vmcontroller.app;

import java.util.function.Supplier;

/// Stands around every call: the simulator's delays and faults come in here.
public interface Interceptor {
    /// Lets every call pass.
    Interceptor NONE = new Interceptor() {
        @Override
        public <T> T around(String hostName, String method, Supplier<T> call) {
            return call.get();
        }
    };

    /// Does the call, or not.
    <T> T around(String hostName, String method, Supplier<T> call);
}
