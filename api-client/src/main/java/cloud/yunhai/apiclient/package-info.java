/// Typed client of the REST API and the command line of tenants and operators.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient;
