package org.unionhall.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.unionhall.identity.Anyone;

/** How the reader likes to read. Kept in the browser: it must hold on the sign-in page too. */
@Controller
class PreferencesController {

    static final String LARGE_TEXT = "large-text";

    @Anyone
    @PostMapping("/preferences/large-text")
    String largeText(@RequestParam(defaultValue = "false") boolean large, @RequestParam(defaultValue = "/") String returnTo,
                     HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(LARGE_TEXT, Boolean.toString(large)).path("/")
                .httpOnly(true).sameSite("Lax").maxAge(Duration.ofDays(365)).build().toString());
        return "redirect:" + (inside(returnTo) ? returnTo : "/");
    }

    /** Only a path of this portal: never an address that leads away. */
    private static boolean inside(String address) {
        return address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\")
                && address.chars().noneMatch(c -> c < ' ' || c == '{');
    }
}
