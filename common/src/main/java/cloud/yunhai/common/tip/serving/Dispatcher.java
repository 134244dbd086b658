package cloud.yunhai.common.tip.serving;

import cloud.yunhai.common.error.CloudException;
import cloud.yunhai.common.error.ErrorCode;
import cloud.yunhai.common.idl.faults.TFault;
import cloud.yunhai.common.tip.CallContext;
import cloud.yunhai.common.tip.CallStats;
import cloud.yunhai.common.tip.Caller;
import cloud.yunhai.common.tip.Ticker;
import cloud.yunhai.common.tip.TipRights;
import cloud.yunhai.common.tip.wire.FaultCodec;
import cloud.yunhai.common.tip.wire.HeaderCodec;
import cloud.yunhai.common.tip.wire.Wiring;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.thrift.TBase;
import org.apache.thrift.TException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes one call from its arguments to its result: who calls, may they, is there time and room, then the handler.
final class Dispatcher {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Map<String, ServedMethod> methods;
    private final TipRights rights;
    private final Admission admission;
    private final CallStats stats;
    private final Ticker ticker;
    private final AtomicInteger answering = new AtomicInteger();

    Dispatcher(Map<String, ServedMethod> methods, TipRights rights, Admission admission, Wiring wiring) {
        this.methods = Map.copyOf(methods);
        this.rights = rights;
        this.admission = admission;
        this.stats = wiring.stats();
        this.ticker = wiring.ticker();
    }

    /// Counts the messages that have been read and not yet been answered.
    void answering(int change) {
        answering.addAndGet(change);
    }

    boolean idle() {
        return answering.get() == 0;
    }

    /// The method of that name; null if this process has none.
    @Nullable
    ServedMethod method(String name) {
        return methods.get(name);
    }

    /// Does the call.
    Answer call(ServedMethod method, TBase<?, ?> arguments, Map<String, String> header, PeerCaller peer) {
        long startedNanos = ticker.nanos();
        Answer answer;
        try {
            Caller caller = peer.of(header.get(HeaderCodec.CALLER));
            CallContext context = IncomingContext.of(method.spec(), header, caller, ticker);
            answer = context.call(() -> admitted(method, arguments, caller, context));
        } catch (CloudException refused) {
            answer = failed(method, refused, CallContext.current(), true);
        }
        stats.served(method.spec(), answer.failure(), ticker.nanos() - startedNanos);
        return answer;
    }

    private Answer admitted(ServedMethod method, TBase<?, ?> arguments, Caller caller, CallContext context) {
        try {
            rights.check(caller, method.spec());
            admission.enter(method.spec(), IncomingContext.deadline(context));
        } catch (CloudException refused) {
            return failed(method, refused, context, true);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            CloudException refused = new CloudException(ErrorCode.DRAINING, "the service is stopping", stopping);
            return failed(method, refused, context, true);
        }
        try {
            return handled(method, arguments, context);
        } finally {
            admission.leave(method.spec());
        }
    }

    /// The only place where whatever a handler throws is caught, logged if it is ours, and made fit to be sent.
    private Answer handled(ServedMethod method, TBase<?, ?> arguments, CallContext context) {
        try {
            return new Answer(method.call(arguments), false, null);
        } catch (CloudException failure) {
            return failed(method, failure, context, false);
        } catch (TFault fault) {
            return failed(method, FaultCodec.decode(fault, "the handler"), context, false);
        } catch (TException | RuntimeException | Error mistake) {
            CloudException failure = new CloudException(
                    ErrorCode.INTERNAL, "internal error, trace " + IncomingContext.traceId(context), mistake);
            return failed(method, failure, context, false);
        }
    }

    private Answer failed(ServedMethod method, CloudException failure, CallContext context, boolean notBegun) {
        if (failure.code() == ErrorCode.INTERNAL) {
            log.atError()
                    .addKeyValue("method", method.spec().name())
                    .setCause(failure)
                    .log("tip.call.failed");
        } else {
            log.atDebug()
                    .addKeyValue("method", method.spec().name())
                    .addKeyValue("failure", failure.getMessage())
                    .log("tip.call.refused");
        }
        TFault fault = FaultCodec.encode(failure, IncomingContext.traceId(context));
        return new Answer(method.failed(fault), notBegun, failure);
    }

    /// What goes back.
    ///
    /// @param result the generated result, with a fault or without
    /// @param notBegun whether the handler was never called
    /// @param failure what went wrong; null if nothing
    record Answer(
            TBase<?, ?> result, boolean notBegun, @Nullable CloudException failure) {}
}
