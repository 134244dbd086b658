/// Reading requests strictly: a JSON or XML document becomes one neutral tree, and the tree a checked request.
///
/// Goals: every fault of a document is told at once, with a pointer to its member, in both formats alike; nothing is
/// coerced, nothing is guessed, nothing unknown is dropped. Constraint: passwords stay in character arrays.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.core.document;
