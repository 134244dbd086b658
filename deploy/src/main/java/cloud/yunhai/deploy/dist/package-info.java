/// The programs of a built tree, laid out to be started.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.dist;
