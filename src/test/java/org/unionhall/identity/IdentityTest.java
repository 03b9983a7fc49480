package org.unionhall.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.unionhall.testing.IntegrationTest;

/** The whole portal with a clock that tests can move, and weak password hashing, so that hundreds of sign-ins take no minute. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@IntegrationTest
@AutoConfigureMockMvc
@Import({MovableClock.class, Visitors.class})
@interface IdentityTest {
}
