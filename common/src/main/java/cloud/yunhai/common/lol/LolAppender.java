package cloud.yunhai.common.lol;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/// Logback's end of LOL.
///
/// What LOL's own threads log stays on the console: a failure to send would otherwise be something to send.
final class LolAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private static final String OWN_LOGGERS = LolAppender.class.getPackageName();

    private final LolShipper<ILoggingEvent> shipper;

    LolAppender(LolShipper<ILoggingEvent> shipper) {
        this.shipper = shipper;
        setName("LOL");
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (LolShipper.inOwnThread() || event.getLoggerName().startsWith(OWN_LOGGERS)) {
            return;
        }
        // Arguments may change, and the MDC surely does, before the record is made in another thread.
        event.prepareForDeferredProcessing();
        shipper.offer(event);
    }
}
