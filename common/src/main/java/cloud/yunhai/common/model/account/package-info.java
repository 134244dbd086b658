/// Tenants, groups, users and operators.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.model.account;
