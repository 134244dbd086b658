/// The tenants' portal: logging in, instances and what belongs to them, operations, the own account.
///
/// It owns nothing but its users' sessions. It calls api-server, through api-client; browsers call it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasfront;
