/// What a new platform begins with: a zone, clusters, hosts, subnets, flavors, an image, and somebody to use them.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.defaults;
