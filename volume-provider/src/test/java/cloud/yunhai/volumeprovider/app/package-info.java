@NullMarked
package cloud.yunhai.volumeprovider.app;

import org.jspecify.annotations.NullMarked;
