@NullMarked
package cloud.yunhai.networkprovider.config;

import org.jspecify.annotations.NullMarked;
