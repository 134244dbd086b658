/// The platform command: everything an operator does to the platform as a whole.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.deploy;
