package org.unionhall.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** What a session remembers about where it was opened, so that its owner can recognise it in the list. */
final class SessionNotes {

    private SessionNotes() {
    }

    static void write(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute(AccountSessions.ADDRESS, request.getRemoteAddr());
        session.setAttribute(AccountSessions.BROWSER, browser(request.getHeader("User-Agent")));
    }

    /** The name a person would use; the full header says more than they want to read. */
    static String browser(String agent) {
        if (agent == null) {
            return "?";
        }
        String name = agent.contains("MicroMessenger") ? "WeChat" : agent.contains("Edg/") ? "Edge"
                : agent.contains("Firefox/") ? "Firefox" : agent.contains("Chrome/") ? "Chrome"
                : agent.contains("Safari/") ? "Safari" : "?";
        String system = agent.contains("Android") ? "Android" : agent.contains("iPhone") ? "iPhone"
                : agent.contains("Windows") ? "Windows" : agent.contains("Mac OS") ? "macOS"
                : agent.contains("Linux") ? "Linux" : "?";
        return name + " · " + system;
    }
}
