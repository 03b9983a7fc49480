package org.unionhall.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who may come into the trial. */
class ThisComputerOnlyTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sign-in");

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]"})
    void thisComputersOwnNamesAreLetIn(String host) throws Exception {
        assertThat(status(host)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.5", "union.example.edu.cn"})
    void anyOtherNameIsRefused(String host) throws Exception {
        assertThat(status(host)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP"})
    void whoComesThroughAProxyIsRefused(String header) throws Exception {
        request.addHeader(header, "localhost");
        assertThat(status("localhost")).isEqualTo(403);
    }

    @Test
    void anotherComputerIsRefused() throws Exception {
        request.setRemoteAddr("10.0.0.7");
        assertThat(status("localhost")).isEqualTo(403);
    }

    private int status(String host) throws Exception {
        request.setServerName(host);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new ThisComputerOnly().doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
