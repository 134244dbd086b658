package cloud.yunhai.resourcescheduler.testing;

import cloud.yunhai.resourcescheduler.app.Addresses;
import cloud.yunhai.resourcescheduler.app.Cloud;
import cloud.yunhai.resourcescheduler.app.Images;
import cloud.yunhai.resourcescheduler.app.Instances;
import cloud.yunhai.resourcescheduler.app.Vms;
import cloud.yunhai.resourcescheduler.app.Volumes;
import java.lang.reflect.Proxy;

/// Clouds for tests in which no saga runs.
public final class Clouds {
    private Clouds() {}

    /// Whose every call is a mistake.
    public static Cloud unused() {
        return new Cloud(
                unused(Instances.class),
                unused(Images.class),
                unused(Vms.class),
                unused(Volumes.class),
                unused(Addresses.class));
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }
}
