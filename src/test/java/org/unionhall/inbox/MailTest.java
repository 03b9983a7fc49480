package org.unionhall.inbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.unionhall.identity.MovableClock;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** The whole portal with a mail server configured, a clock that can be moved, and nobody who works in the background. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest(properties = {"spring.mail.host=127.0.0.1", "unionhall.mail.from=portal@union.example.edu", "unionhall.address=https://union.example.edu",
    "unionhall.jobs.threads=0", "spring.mail.properties.mail.smtp.timeout=4000", "logging.level.com.icegreen=warn"})
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class, MovableClock.class, Readers.class})
@interface MailTest {
}
