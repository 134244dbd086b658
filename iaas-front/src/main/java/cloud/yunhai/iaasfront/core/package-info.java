/// Decisions: which commands are offered, what a text of labels means.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasfront.core;
