/// Bad input, made systematically of what the API says of itself, and what becomes of it.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.badinput;
