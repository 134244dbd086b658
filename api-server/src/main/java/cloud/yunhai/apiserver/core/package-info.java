/// Decisions: what a request may say, and what follows from it. Pure.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.core;
