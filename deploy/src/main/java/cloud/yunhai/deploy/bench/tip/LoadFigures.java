package cloud.yunhai.deploy.bench.tip;

/// What one run of [Load] came to.
///
/// @param calls calls made, failed ones included
/// @param errors calls that failed or answered wrongly
/// @param firstError what the first of them said; empty if none
/// @param seconds from the first call's beginning to the last one's end
record LoadFigures(long calls, long errors, String firstError, double seconds, double p50Micros, double p99Micros) {}
