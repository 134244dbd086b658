/// What an image may be called and where it may come from: pure rules.
@NullMarked
package cloud.yunhai.imageserver.core;

import org.jspecify.annotations.NullMarked;
