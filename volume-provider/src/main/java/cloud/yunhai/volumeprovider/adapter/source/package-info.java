/// Where images are imported from: local files and HTTP.
@NullMarked
package cloud.yunhai.volumeprovider.adapter.source;

import org.jspecify.annotations.NullMarked;
