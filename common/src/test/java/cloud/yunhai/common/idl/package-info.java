/// Tests of the IDL itself.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.idl;
