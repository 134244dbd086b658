/// What pages need of several resources at once.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.iaasadmin.app;
