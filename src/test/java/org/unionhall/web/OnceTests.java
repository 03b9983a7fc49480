package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class OnceTests {

    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void leave() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void aPageAsksOnce() {
        request("GET");
        assertThat(List.of(ask("rule"), ask("rule"), ask("other"))).containsExactly(1, 1, 2);
    }

    @Test
    void theNextPageAsksAnew() {
        request("GET");
        ask("rule");
        request("GET");
        assertThat(ask("rule")).isEqualTo(2);
    }

    @Test
    void thatThereIsNothingIsAnAnswerToo() {
        request("GET");
        assertThat(Once.<Integer>page("nothing", this::nothing)).isNull();
        assertThat(Once.<Integer>page("nothing", this::nothing)).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whoActsAsksAnewEachTime() {
        request("POST");
        assertThat(List.of(ask("rule"), ask("rule"))).containsExactly(1, 2);
    }

    @Test
    void workInTheBackgroundAsksAnewEachTime() {
        assertThat(List.of(ask("rule"), ask("rule"))).containsExactly(1, 2);
    }

    private int ask(String what) {
        return Once.page(List.of("test", what), asked::incrementAndGet);
    }

    private Integer nothing() {
        asked.incrementAndGet();
        return null;
    }

    private static void request(String method) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest(method, "/")));
    }
}
