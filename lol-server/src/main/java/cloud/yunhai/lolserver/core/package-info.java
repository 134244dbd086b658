/// Decisions: what a query finds, what is known already, what may go. Pure.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.lolserver.core;
