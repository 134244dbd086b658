@NullMarked
package cloud.yunhai.volumeprovider.endpoint;

import org.jspecify.annotations.NullMarked;
