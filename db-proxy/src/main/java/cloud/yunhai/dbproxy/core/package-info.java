/// Decisions without I/O: what a journal write does to a saga, who may claim next, which addresses a subnet has.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.core;
