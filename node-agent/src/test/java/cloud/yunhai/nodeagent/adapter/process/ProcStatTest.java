package cloud.yunhai.nodeagent.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatTest {
    private static final String TEXT =
            "17 (a) (b c) S 1 17 17 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 4711 1000 321 9 0\n";

    @Test
    void fieldsAreCountedFromBehindTheName() {
        assertThat(ProcStat.parse(TEXT)).contains(new ProcStat('S', 4711, 321));
        assertThat(ProcStat.parse(TEXT.replace(") S", ") Z")).orElseThrow().hasEnded())
                .isTrue();
    }

    @Test
    void whatIsNoSuchTextIsNothing() {
        assertThat(ProcStat.parse("")).isEmpty();
        assertThat(ProcStat.parse("17 (a) S 1")).isEmpty();
    }
}
