package org.unionhall.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database does not answer, says so: a page that needs neither session nor database, with status 503. It
 * stands before everything else, because the sessions themselves live in the database; the usual error page would
 * fail a second time.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final String RETRY_SECONDS = "30";
    /** SQL states: connection lost or refused, server stopping or starting, out of connections. */
    private static final String AWAY = "08.*|57P.*|53.*";

    /** What the pool says of a connection it has given up meanwhile. */
    private static final String POOL_CLOSED_IT = "Connection is closed";

    private final byte[] page;

    DatabaseAway() throws IOException {
        this.page = new ClassPathResource("templates/web/away.html").getContentAsByteArray();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (!isAway(failure) || response.isCommitted()) {
                throw failure;
            }
            LOG.error("The database does not answer: {} {}", request.getMethod(), request.getRequestURI());
            response.reset();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'");
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.getOutputStream().write(page);
        }
    }

    /** The page for other errors asks the database too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static boolean isAway(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLTransientConnectionException
                    || at instanceof SQLException failed && (failed.getSQLState() == null ? POOL_CLOSED_IT.equals(failed.getMessage())
                            : failed.getSQLState().matches(AWAY))) {
                return true;
            }
        }
        return false;
    }
}
