/// The platform's own certificate authority.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy.pki;
