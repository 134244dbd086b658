/// What each service must do, on every database.
@org.jspecify.annotations.NullMarked
package cloud.yunhai.dbproxy.contract;
