/// The HTTP connector: Tomcat, in the clear on loopback, with TLS elsewhere.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.adapter.http;
