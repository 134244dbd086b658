/// The engine: it claims sagas from the journal, runs their steps, undoes them and hands them over.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.common.saga.runner;
