package cloud.yunhai.common.testing.rules.sample.config;

/// Breaks nothing.
public record SampleConfig(int size) {}
