package io.github.junitllm.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void aHeaderIsReadAsItIsWritten() {
        var sampled = new TraceContext(TRACE, SPAN, true);
        var dropped = new TraceContext(TRACE, SPAN, false);

        assertThat(sampled.header()).isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
        assertThat(TraceContext.parse(sampled.header())).isEqualTo(sampled);
        assertThat(TraceContext.parse(dropped.header())).isEqualTo(dropped);
        assertThat(TraceContext.parse("cc-" + TRACE + "-" + SPAN + "-03-what-comes-next"))
                .isEqualTo(sampled);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "00-" + TRACE + "-" + SPAN,
                "ff-" + TRACE + "-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-01-more",
                "00-00000000000000000000000000000000-" + SPAN + "-01",
                "00-" + TRACE + "-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-" + SPAN + "-01",
                "00-" + TRACE + "-" + SPAN + "-1",
                "00-" + TRACE + "x-" + SPAN + "-01"
            })
    void whatW3cDoesNotAllowIsNoContext(String header) {
        assertThat(TraceContext.parse(header)).isNull();
    }

    @Test
    void idsAreChecked() {
        assertThatThrownBy(() -> new TraceContext(TRACE, "x", true)).isInstanceOf(IllegalArgumentException.class);
    }
}
