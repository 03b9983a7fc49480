package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

/** How a no reaches its reader. */
class RefusalsTests {

    @Test
    void whatTheDatabaseRefusesIsSaidInWordsAndNothingOfItsRows() throws Exception {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("web.meanwhile", Locale.CHINESE, "刚有人做了同样的事");
        Refusals refusals = new Refusals(messages);
        for (var no : new org.springframework.dao.DataAccessException[] {new DuplicateKeyException("Key (staff_no)=(20090130)"), new PessimisticLockingFailureException("x")}) {
            ModelAndView page = refusals.meanwhile(no, new MockHttpServletRequest(), Locale.CHINESE);
            assertThat(page.getViewName()).isEqualTo("web/error");
            assertThat(page.getModel()).containsEntry("message", "刚有人做了同样的事").containsEntry("status", 409);
            assertThat(page.getModel().toString()).doesNotContain("20090130");
        }
        assertThat(Refusals.class.getDeclaredMethod("meanwhile", org.springframework.dao.DataAccessException.class, jakarta.servlet.http.HttpServletRequest.class, Locale.class)
                .getAnnotation(ResponseStatus.class).value()).isEqualTo(HttpStatus.CONFLICT);
    }
}
