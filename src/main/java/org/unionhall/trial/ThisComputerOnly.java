package org.unionhall.trial;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The trial's doors stand open to whoever sits at this computer, so nobody else may come in: neither through a proxy
 * in front, nor from a page elsewhere whose host name has been pointed here (DNS rebinding).
 */
@Component
@ConditionalOnProperty("unionhall.trial")
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ThisComputerOnly extends OncePerRequestFilter {

    private static final List<String> PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (own(request.getServerName()) && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && PROXIES.stream().allMatch(header -> request.getHeader(header) == null)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    private static boolean own(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(\\.[0-9]{1,3}){3}") || host.matches("\\[?(::1|0:0:0:0:0:0:0:1)]?");
    }
}
