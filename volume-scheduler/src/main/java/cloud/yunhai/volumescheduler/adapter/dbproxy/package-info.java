/// What db-proxy knows of volumes, hosts and images.
@NullMarked
package cloud.yunhai.volumescheduler.adapter.dbproxy;

import org.jspecify.annotations.NullMarked;
