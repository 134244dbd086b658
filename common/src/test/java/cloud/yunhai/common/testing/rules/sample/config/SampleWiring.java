package cloud.yunhai.common.testing.rules.sample.config;

import cloud.yunhai.common.tip.TipBuilder;
import cloud.yunhai.common.tip.TipRuntime;
import cloud.yunhai.common.tip.TipSettings;

/// Keeps the configuration to itself.
public final class SampleWiring {
    public TipBuilder tip(TipSettings settings) {
        return TipRuntime.builder(settings);
    }
}
