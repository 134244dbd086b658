/// Measuring the platform: what a create costs, what the services take. The figures and how to repeat them stand in
/// `docs/performance.md`.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.bench;
