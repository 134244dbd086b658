/// Typed client of the REST API and the command line of tenants and operators. It reaches the platform by HTTP alone.
///
/// Start at [cloud.yunhai.apiclient.YunhaiClient].
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiclient;
