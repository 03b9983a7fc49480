package org.unionhall.proposal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionNames;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.Chip;
import org.unionhall.web.Option;

/** What pages of proposals say in the reader's language: names of sessions and codes, choices of filters, chips. */
@Component
public class ProposalWords {

    private final MessageSource messages;
    private final Congresses congresses;
    private final SessionNames names;

    ProposalWords(MessageSource messages, Congresses congresses, SessionNames names) {
        this.messages = messages;
        this.congresses = congresses;
        this.names = names;
    }

    public String say(String code, Object... args) {
        return messages.getMessage(code, args, code, LocaleContextHolder.getLocale());
    }

    /** Why not, as a sentence. */
    public String say(Refusal no) {
        return say(no.code(), no.args());
    }

    /** The label of a value of one of the module's tables; empty for null. */
    public String of(Enum<?> value) {
        return value == null ? "" : say("proposal." + value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    public List<Option> options(Enum<?>... values) {
        return Arrays.stream(values).map(value -> new Option(value.name(), of(value))).toList();
    }

    /** Whose congress, which term and which session. */
    public String of(Session session) {
        return session == null ? "" : say("proposal.session", session.unitName(), names.of(session));
    }

    /** Every session by its id, the newest first. */
    public Map<UUID, String> sessions() {
        return congresses.sessions().stream().collect(Collectors.toMap(Session::id, this::of, (a, b) -> a, java.util.LinkedHashMap::new));
    }

    public static <T> List<Option> options(List<T> values, Function<T, Object> id, Function<T, String> name) {
        return values.stream().map(value -> new Option(id.apply(value).toString(), name.apply(value))).toList();
    }

    /** The address asked for, without what belongs to no list. */
    public static Address address(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Address address = Address.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString()).without("lang");
        return address.with("q", address.value("q").replaceAll("[\\p{Cc}\\p{Cs}]", ""));
    }

    /** Collects chips. */
    public final class Chips {

        private final List<Chip> chips = new ArrayList<>();

        public Chips add(String parameter, String label, String value) {
            if (value != null && !value.isEmpty()) {
                chips.add(new Chip(parameter, say("proposal.chip", say(label), value.strip())));
            }
            return this;
        }

        public Chips add(String parameter, String label, Enum<?> value) {
            return add(parameter, label, of(value));
        }

        public Chips add(String parameter, String label, Object value, List<Option> options) {
            return value == null ? this : add(parameter, label, options.stream().filter(option -> option.value().equals(value.toString()))
                    .map(Option::label).findFirst().orElse(say("web.nothing")));
        }

        public List<Chip> list() {
            return chips;
        }
    }
}
