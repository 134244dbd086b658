package cloud.yunhai.deploy.bench.tip;

/// What idle connections cost the server.
///
/// @param connections held by one client, mutual TLS
/// @param heapKib heap for each, after a collection
/// @param residentKib memory of the process (PSS) for each, the thread's stack included
/// @param cpuMillisPerSecondWithout processor time while there are next to none
/// @param cpuMillisPerSecondWith processor time while they are held
public record IdleFigures(
        int connections,
        double heapKib,
        double residentKib,
        double cpuMillisPerSecondWithout,
        double cpuMillisPerSecondWith) {}
