/// The operators' portal: hosts, services, and everything that runs on them. It calls the REST API only, with the token
/// of the operator who is logged in; browsers call it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin;
