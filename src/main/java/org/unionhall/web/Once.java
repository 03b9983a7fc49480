package org.unionhall.web;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What several parts of one page need is asked for once: a rule in force, the units above a unit, a calendar. Kept until
 * the answer is sent, and only while a page is read (GET): whoever acts, and whatever works in the background, asks anew,
 * so nothing is decided on what was true before.
 */
public final class Once {

    private static final String KEPT = Once.class.getName();

    private Once() {
    }

    /** @param key equal for equal questions, of whoever asks them: a list that begins with the name of the question */
    public static <T> T page(Object key, Supplier<T> question) {
        Map<Object, Object> kept = kept();
        if (kept == null) {
            return question.get();
        }
        if (!kept.containsKey(key)) {
            kept.put(key, question.get());
        }
        @SuppressWarnings("unchecked") // what a question answered is of its own type
        T answer = (T) kept.get(key);
        return answer;
    }

    @SuppressWarnings("unchecked") // put there below
    private static Map<Object, Object> kept() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked) || !"GET".equals(asked.getRequest().getMethod())) {
            return null;
        }
        Map<Object, Object> kept = (Map<Object, Object>) asked.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST);
        if (kept == null) {
            kept = new HashMap<>();
            asked.setAttribute(KEPT, kept, RequestAttributes.SCOPE_REQUEST);
        }
        return kept;
    }
}
