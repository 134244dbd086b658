package cloud.yunhai.iaasadmin.app;

import static org.assertj.core.api.Assertions.assertThat;

import cloud.yunhai.apiclient.YunhaiClient;
import cloud.yunhai.apiclient.http.TokenSource;
import cloud.yunhai.common.testing.ManualClock;
import cloud.yunhai.iaasadmin.app.NameBook.Kind;
import cloud.yunhai.iaasadmin.testing.Cloud;
import cloud.yunhai.iaasadmin.testing.Samples;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameBookTest {
    private final Cloud cloud = new Cloud();
    private final YunhaiClient api = YunhaiClient.of(cloud.api().uri(), TokenSource.of("token"));
    private final ManualClock clock = new ManualClock();
    private final NameBook book = new NameBook(clock);

    @AfterEach
    void close() {
        api.close();
        cloud.close();
    }

    @Test
    void namesAreAskedForOnceInAWhile() {
        assertThat(book.names(api, Kind.TENANT, Kind.CLUSTER).of(Samples.TENANT))
                .isEqualTo("demo");
        book.names(api, Kind.TENANT);
        assertThat(cloud.api().requests("GET /v1/tenants")).hasSize(1);

        clock.advance(Duration.ofSeconds(10));
        book.names(api, Kind.TENANT);
        assertThat(cloud.api().requests("GET /v1/tenants")).hasSize(2);
    }

    @Test
    void whatHasNoKnownNameIsShownByItsId() {
        Names names = book.names(api, Kind.TENANT);

        assertThat(names.of("ten_gone")).isEqualTo("ten_gone");
        assertThat(names.of(null)).isEmpty();
    }

    @Test
    void aThingIsFoundByNameAndById() {
        Names names = book.names(api, Kind.TENANT, Kind.HOST, Kind.CLUSTER);

        assertThat(names.id("ten_", "demo")).contains(Samples.TENANT);
        assertThat(names.id("ten_", "ten_any")).contains("ten_any");
        assertThat(names.id("hst_", "demo")).isEmpty();
    }
}
