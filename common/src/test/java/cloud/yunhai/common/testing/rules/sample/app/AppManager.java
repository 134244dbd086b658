package cloud.yunhai.common.testing.rules.sample.app;

import cloud.yunhai.common.idl.echo.TParcel;
import cloud.yunhai.common.testing.rules.sample.adapter.SampleAdapter;

/// Knows its adapter and messages.
public final class AppManager {
    public String open(TParcel parcel, SampleAdapter adapter) {
        return parcel.getLabel() + adapter;
    }
}
