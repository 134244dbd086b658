/// Hashes of account passwords.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.adapter.crypto;
