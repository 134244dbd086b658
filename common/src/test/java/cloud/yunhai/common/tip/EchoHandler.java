package cloud.yunhai.common.tip;

import cloud.yunhai.common.idl.echo.Echo;
import cloud.yunhai.common.idl.echo.TParcel;
import cloud.yunhai.common.idl.echo.TSeen;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Answers as the test says; counts what reaches it.
final class EchoHandler implements Echo.Iface {
    final AtomicInteger calls = new AtomicInteger();
    volatile UnaryOperator<String> onWord = word -> word + "!";
    volatile Supplier<TSeen> onNext = TSeen::new;

    @Override
    public TParcel echo(TParcel parcel) {
        calls.incrementAndGet();
        return parcel;
    }

    @Override
    public TSeen seen() {
        return describe(CallContext.current());
    }

    @Override
    public TSeen seenByNext() {
        return onNext.get();
    }

    @Override
    public String readWord(String word) {
        return answer(word);
    }

    @Override
    public String ensureWord(String word) {
        return answer(word);
    }

    @Override
    public String undoWord(String word) {
        return answer(word);
    }

    @Override
    public String onceWord(String word) {
        return answer(word);
    }

    private String answer(String word) {
        calls.incrementAndGet();
        return onWord.apply(word);
    }

    private static TSeen describe(CallContext context) {
        Caller caller = context.requireCaller();
        TSeen seen = new TSeen()
                .setCallerModule(caller.module())
                .setCallerHost(caller.host())
                .setFencingToken(context.fencingToken().orElse(-1))
                .setIdempotencyKey(context.idempotencyKey())
                .setOperation(context.operation());
        Deadline deadline = context.deadline();
        TraceParent trace = context.trace();
        return seen.setRemainingMillis(deadline == null ? -1 : deadline.remainingMillis())
                .setTrace(trace == null ? "" : trace.toString());
    }
}
