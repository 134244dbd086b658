/// What a storage host does, and the interfaces that the outside is reached by.
@NullMarked
package cloud.yunhai.volumeprovider.app;

import org.jspecify.annotations.NullMarked;
