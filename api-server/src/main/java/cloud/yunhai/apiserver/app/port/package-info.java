/// What the use cases need of the other services. All of it throws CloudException and nothing else.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.app.port;
