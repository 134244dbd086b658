@NullMarked
package cloud.yunhai.networkprovider.app;

import org.jspecify.annotations.NullMarked;
