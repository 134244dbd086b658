@NullMarked
package cloud.yunhai.networkprovider.core;

import org.jspecify.annotations.NullMarked;
