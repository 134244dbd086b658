/// The TIP services: decode, one call, encode.
@NullMarked
package cloud.yunhai.networkprovider.endpoint;

import org.jspecify.annotations.NullMarked;
