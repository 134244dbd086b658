/// Starting, watching and ending the node-agent and the data plane.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.run;
