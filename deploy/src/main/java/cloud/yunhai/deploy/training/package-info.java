/// What the shared ahead-of-time caches are trained with. On the class path of every service that uses one, so it
/// needs nothing beyond what they all have.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.training;
