/// What the agent answers: TIP and HTTP.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.nodeagent.endpoint;
