/// The TIP service: rules, then db-proxy.
@NullMarked
package cloud.yunhai.imageserver.endpoint;

import org.jspecify.annotations.NullMarked;
