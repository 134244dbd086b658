package cloud.yunhai.common.testing.rules.sample.endpoint;

import cloud.yunhai.common.testing.rules.sample.adapter.SampleAdapter;

/// Goes round its application.
public final class SampleEndpoint {
    public String call(SampleAdapter adapter) {
        return adapter.toString();
    }
}
