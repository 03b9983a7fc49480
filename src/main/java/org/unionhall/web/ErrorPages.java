package org.unionhall.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.unionhall.kernel.Refusal;

/** Every failure ends here: a page in the reader's language that says what happened and what to do, never a trace. */
@Controller
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    private final MessageSource messages;

    ErrorPages(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping("/error")
    String page(HttpServletRequest request, HttpServletResponse response, Model model, Locale locale) {
        Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Integer code = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code == null ? HttpStatus.NOT_FOUND : HttpStatus.resolve(code);
        Refusal refusal = refusal(cause);
        if (refusal != null) {
            status = HttpStatus.UNPROCESSABLE_CONTENT;
            model.addAttribute("message", messages.getMessage(refusal.code(), refusal.args(), refusal.code(), locale));
        } else if (cause != null && (status == null || status.is5xxServerError())) {
            LOG.error("request failed: {} {}", request.getMethod(), request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), cause);
        }
        response.setStatus((status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status).value());
        model.addAttribute("status", (status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status).value());
        model.addAttribute("requestId", request.getAttribute("request"));
        return "web/error";
    }

    private static Refusal refusal(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
