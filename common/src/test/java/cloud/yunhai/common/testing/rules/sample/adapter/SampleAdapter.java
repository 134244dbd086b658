package cloud.yunhai.common.testing.rules.sample.adapter;

import cloud.yunhai.common.idl.vmcontroller.VmController;
import cloud.yunhai.common.testing.rules.sample.config.SampleConfig;
import cloud.yunhai.common.tip.wire.FrameBuffer;
import java.sql.Timestamp;
import org.apache.thrift.transport.TMemoryBuffer;

/// Knows the configuration, SQL, TIP's inside, Thrift, and a service that is not its to call.
public final class SampleAdapter {
    public Object everything(
            SampleConfig config,
            Timestamp time,
            FrameBuffer frame,
            TMemoryBuffer buffer,
            VmController.Iface controller) {
        return String.valueOf(config) + time + frame + buffer + controller;
    }
}
