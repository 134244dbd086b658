/// Tests of what the use cases share.
@NullMarked
package cloud.yunhai.dbproxy.app;

import org.jspecify.annotations.NullMarked;
