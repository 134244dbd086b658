package cloud.yunhai.deploy.training;

import cloud.yunhai.common.codec.ModelJson;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.lifecycle.Lifecycle;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.lol.LolLogging;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.process.ServiceProperties;
import cloud.yunhai.common.tip.StaticDiscovery;
import cloud.yunhai.common.tip.Tip;
import cloud.yunhai.common.tip.TipRuntime;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A service that serves and calls nobody but itself, by mutual TLS as in earnest.
final class Rehearsal implements AutoCloseable {
    /// Everybody's Lifecycle may be called by this module.
    private static final String MODULE = "node-agent";

    private static final int CALLS = 300;
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private final TipRuntime tip;
    private final LolLogging logging;

    Rehearsal(ServiceProperties properties) {
        tip = TipRuntime.builder(properties.tip(MODULE, "training"))
                .discovery(new StaticDiscovery())
                .start();
        logging = LolLogging.attach(tip, MODULE, properties.hosts().getFirst(), properties.spool());
        perform();
    }

    private void perform() {
        Lifecycle.Iface self = tip.clientAt(Lifecycle.Iface.class, MODULE, tip.address());
        for (int call = 0; call < CALLS; call++) {
            Tip.call(self::healthy);
        }
        Tip.call(self::describe);
        Tip.call(self::metrics);
        Zone zone = new Zone(ZoneId.next(), "training", null, Instant.EPOCH, 1);
        Zone read = ModelJson.read(ModelJson.write(zone), Zone.class);
        Zone decoded = ThriftCodec.decode(ThriftCodec.encode(read, TZone.class), Zone.class);
        LOG.atInfo().addKeyValue("zone", decoded.name()).log("training.done");
    }

    @Override
    public void close() {
        logging.close();
        tip.close();
    }
}
