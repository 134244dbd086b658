/// Use cases: who may do what with whose resources, in which order, and what is made of an answer.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.apiserver.app;
