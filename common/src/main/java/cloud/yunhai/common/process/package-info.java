/// What every service process has in common: the properties under `yunhai` and how it ends.
@NullMarked
package cloud.yunhai.common.process;

import org.jspecify.annotations.NullMarked;
