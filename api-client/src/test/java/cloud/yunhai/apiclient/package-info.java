/// Tests of the client against a server of its own kind.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient;
