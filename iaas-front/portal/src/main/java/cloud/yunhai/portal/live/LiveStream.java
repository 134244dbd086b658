package cloud.yunhai.portal.live;

import cloud.yunhai.portal.session.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The event stream of a page: an event `change` whenever it had better fetch its parts anew.
@Controller
public final class LiveStream {
    private static final Duration BEAT = Duration.ofSeconds(15);

    /// No page is told more often than this.
    private static final Duration GAP = Duration.ofMillis(250);

    private static final int PREFIXES_MAX = 4;
    private static final Pattern PREFIX = Pattern.compile("[a-z]{2,4}_[a-z0-9]{0,40}");
    private static final byte[] CHANGE = "event: change\ndata: 1\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final LiveChanges changes;

    public LiveStream(LiveChanges changes) {
        this.changes = changes;
    }

    /// @param of beginnings of the ids of what the page shows, as `ins_`
    @GetMapping("/live")
    void live(@RequestParam List<String> of, SignedIn account, HttpServletResponse response)
            throws IOException, InterruptedException {
        if (of.size() > PREFIXES_MAX
                || !of.stream().allMatch(prefix -> PREFIX.matcher(prefix).matches())) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        try (LivePage page = changes.open(account, of)) {
            if (page == null) {
                response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
                return;
            }
            response.setContentType("text/event-stream");
            response.setHeader("X-Accel-Buffering", "no");
            write(response, COMMENT);
            while (!page.ended()) {
                boolean changed = page.awaitChange(BEAT);
                write(response, changed ? CHANGE : COMMENT);
                if (changed) {
                    Thread.sleep(GAP);
                }
            }
        }
    }

    private static void write(HttpServletResponse response, byte[] text) throws IOException {
        response.getOutputStream().write(text);
        response.flushBuffer();
    }
}
