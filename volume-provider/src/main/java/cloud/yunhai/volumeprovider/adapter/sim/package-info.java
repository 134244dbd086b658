/// Simulated storage hosts: shipped code, chosen by configuration.
@NullMarked
package cloud.yunhai.volumeprovider.adapter.sim;

import org.jspecify.annotations.NullMarked;
