package org.unionhall.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.unionhall.kernel.Refusal;

/**
 * Brings a {@link Refusal} to the reader: beside a form field where the page has a form, as a flash where it goes
 * back to a page, else as a page of its own with status 422.
 */
@Component
@ControllerAdvice
public class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    /** The rule in the reader's words. */
    public String words(Refusal refusal, Locale locale) {
        return messages.getMessage(refusal.code(), refusal.args(), refusal.code(), locale);
    }

    /** Any message of the bundles. */
    public String say(String code, Locale locale, Object... args) {
        String said = messages.getMessage(code, args, null, locale);
        return said == null ? code : said; // not as the default, which would be read as a pattern
    }

    /** Puts a refusal beside its field, or above the form when it has none or the form lacks it. */
    public void show(Refusal refusal, BindingResult form, Locale locale) {
        String words = words(refusal, locale);
        String field = refusal.field().orElse("");
        if (!field.isEmpty() && form.getTarget() != null && hasField(form, field)) {
            form.rejectValue(field, refusal.code(), refusal.args(), words);
        } else {
            form.reject(refusal.code(), refusal.args(), words);
        }
    }

    private static boolean hasField(BindingResult form, String field) {
        try {
            form.getFieldValue(field);
            return true;
        } catch (RuntimeException absent) {
            return false;
        }
    }

    @ExceptionHandler(Refusal.class)
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    ModelAndView page(Refusal refusal, HttpServletRequest request, Locale locale) {
        return sorry(422, request).addObject("message", words(refusal, locale));
    }

    /** The database said no where the rules had said yes a moment ago: somebody else was at the same thing. Nothing was done. */
    @ExceptionHandler({DataIntegrityViolationException.class, ConcurrencyFailureException.class})
    @ResponseStatus(HttpStatus.CONFLICT)
    ModelAndView meanwhile(DataAccessException no, HttpServletRequest request, Locale locale) {
        LOG.warn("The database refused {}: {}", request.getRequestURI(), no.getMostSpecificCause().getClass().getSimpleName());
        return sorry(409, request).addObject("message", words(new Refusal("web.meanwhile"), locale));
    }

    @ExceptionHandler(NoSuchThing.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    ModelAndView nothing(HttpServletRequest request) {
        return sorry(404, request);
    }

    /** An address with something else where an id belongs names nothing; any other value of the wrong kind is a bad request. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ModelAndView noSuchId(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        int status = wrong.getParameter().hasParameterAnnotation(PathVariable.class) ? 404 : 400;
        ModelAndView page = sorry(status, request);
        page.setStatus(HttpStatus.valueOf(status));
        return page;
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
    ModelAndView tooLarge(HttpServletRequest request) {
        return sorry(413, request);
    }

    @ExceptionHandler(MultipartException.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    ModelAndView notAnUpload(HttpServletRequest request) {
        return sorry(400, request);
    }

    private static ModelAndView sorry(int status, HttpServletRequest request) {
        ModelAndView page = new ModelAndView("web/error");
        page.addObject("status", status);
        page.addObject("requestId", request.getAttribute("request"));
        return page;
    }
}
