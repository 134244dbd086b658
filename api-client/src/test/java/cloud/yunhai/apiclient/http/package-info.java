/// Tests of single requests.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient.http;
