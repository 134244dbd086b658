/// The portal on a fake API, and what that answers.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin.testing;
