package cloud.yunhai.common.testing.rules.sample.config;

/// Breaks nothing.
public final class SampleConfig {}
