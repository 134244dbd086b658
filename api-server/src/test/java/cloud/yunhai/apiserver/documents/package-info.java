/// The documents that are generated from the code: that they are valid, complete, true, and the same in `docs`.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.documents;
