/// What can go wrong when the API is asked.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient.error;
