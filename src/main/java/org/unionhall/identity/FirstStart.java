package org.unionhall.identity;

import java.nio.charset.Charset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * While nobody has an account, every start prints a link with which the first administrator sets a password. It goes
 * to the plain console, past the logs: whoever collects those must not be able to use it.
 */
@Component
class FirstStart {

    private final OneTimeCodes codes;
    private final Portal portal;
    private final boolean trial;

    FirstStart(OneTimeCodes codes, Portal portal, @Value("${unionhall.trial:false}") boolean trial) {
        this.codes = codes;
        this.portal = portal;
        this.trial = trial;
    }

    @EventListener(ApplicationReadyEvent.class)
    void printLink() {
        if (!trial) {
            codes.forFirstAdministrator().ifPresent(code -> System.out.println(words() + portal.address() + "/activate/" + code));
        }
    }

    private static String words() {
        Charset console = Charset.forName(System.getProperty("stdout.encoding", System.getProperty("native.encoding", "UTF-8")));
        boolean chinese = console.canEncode() && console.newEncoder().canEncode("首");
        return "First administrator, within 24 hours" + (chinese ? "（首位管理员请在 24 小时内打开）" : "") + ": ";
    }
}
