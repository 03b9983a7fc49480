package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DatabaseAwayTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/members");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    static Stream<Exception> away() {
        return Stream.of(new ServletException(new DataAccessResourceFailureException("x", new SQLException("x", "08006"))),
                new IllegalStateException(new SQLException("stopping", "57P01")), new IllegalStateException(new SQLTransientConnectionException("none in time")),
                new IllegalStateException(new SQLException("Connection is closed")));
    }

    private void answer(Exception failure) throws Exception {
        new DatabaseAway().doFilter(request, response, (asked, answer) -> {
            answer.getWriter().print("half a page");
            if (failure instanceof ServletException servlet) {
                throw servlet;
            }
            throw (RuntimeException) failure;
        });
    }

    @ParameterizedTest
    @MethodSource("away")
    void peopleAreToldInBothLanguagesAndNothingElse(Exception failure) throws Exception {
        answer(failure);
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("30");
        assertThat(response.getContentAsString()).contains("数据库暂时无法连接", "The database does not answer").doesNotContain("half a page");
    }

    @Test
    void everyOtherFailureGoesItsWay() {
        assertThatThrownBy(() -> answer(new IllegalStateException(new SQLException("unique", "23505")))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsOnItsWayToTheReaderIsNotFollowedByAnotherPage() {
        response.setCommitted(true);
        assertThatThrownBy(() -> answer(new IllegalStateException(new SQLException("x", "08006")))).isInstanceOf(IllegalStateException.class);
    }
}
