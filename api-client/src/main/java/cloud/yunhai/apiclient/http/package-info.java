/// One request to the API: sent, retried, decoded. Nothing here knows a resource.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient.http;
