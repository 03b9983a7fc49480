package org.unionhall.personnel.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.unionhall.personnel.PersonField;
import org.unionhall.web.Address;
import org.unionhall.web.Option;

/** Fields of a person and their values in the reader's language ({@code @fieldWords} on pages). */
@Component("fieldWords")
public class FieldWords {

    private final MessageSource messages;

    FieldWords(MessageSource messages) {
        this.messages = messages;
    }

    String say(String key, Object... args) {
        return messages.getMessage(key, args, key, LocaleContextHolder.getLocale());
    }

    /** A value as {@link PersonField#of} gives it; null stays null. */
    public String of(PersonField field, String value) {
        if (value == null) {
            return null;
        }
        return field.yesNo() ? say(value.equals("true") ? "personnel.yes" : "personnel.no")
                : field.codes() == null ? value : say("kernel." + field.codes().getSimpleName() + "." + value);
    }

    /** The choices of a field with codes. */
    List<Option> options(PersonField field) {
        return Arrays.stream(field.codes().getEnumConstants()).map(code -> new Option(code.name(), of(field, code.name()))).toList();
    }

    static Address address(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Address address = Address.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString()).without("lang");
        return address.with("q", address.value("q").replaceAll("[\\p{Cc}\\p{Cs}]", ""));
    }

    static <E extends Enum<E>> E code(Class<E> type, String text, E otherwise) {
        return Arrays.stream(type.getEnumConstants()).filter(one -> one.name().equals(text)).findFirst().orElse(otherwise);
    }
}
