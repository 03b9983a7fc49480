package org.unionhall.inbox;

import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What a module wants to say. Its words are the sender's messages {@code <template>.subject} and {@code
 * <template>.text}, in every language. Only the text is filled in: a subject takes nothing, so that no name and no number
 * can get into a mail's subject line.
 *
 * <pre>{@code
 * inbox.send(owner, Letter.of(LetterKind.RESULT, "intake.letter.read", "intake.read." + roster).with(fileName).at("/intake/" + roster));
 * }</pre>
 *
 * @param event what happened, once: the same event never brings the same reader a second letter
 * @param args  what the text is filled with; {@link #word} for what differs by language
 * @param href  the page where the matter is, inside the portal; null without one
 */
public record Letter(LetterKind kind, String template, String event, List<Object> args, String href) {

    public Letter {
        args = List.copyOf(args);
        if (!template.matches("[a-z]+\\.letter\\.[a-z][a-z-]*")) {
            throw new IllegalArgumentException("A letter's template is called module.letter.what: " + template);
        }
        if (href != null && !href.matches("/[^/\\\\\\s].*|/")) {
            throw new IllegalArgumentException("A letter leads to a page of the portal, not to " + href);
        }
    }

    public static Letter of(LetterKind kind, String template, String event) {
        return new Letter(kind, template, event, List.of(), null);
    }

    /** Dates and the like stand in the text as they write themselves; numbers as each language writes them. */
    public Letter with(Object... values) {
        return new Letter(kind, template, event, Arrays.stream(values)
                .map(value -> value instanceof Number || value instanceof MessageSourceResolvable ? value : String.valueOf(value)).toList(), href);
    }

    public Letter at(String page) {
        return new Letter(kind, template, event, args, page);
    }

    /** A message that stands within the text in the text's own language: the name of a role, of a field. */
    public static Object word(String code) {
        return new DefaultMessageSourceResolvable(new String[] {code}, code);
    }
}
