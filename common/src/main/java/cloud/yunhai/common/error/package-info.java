/// One exception for everything that goes wrong: a kind, a stable code, a message for the user and a detail for us.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.error;
