package org.unionhall.personnel;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.unionhall.inbox.Inbox;

/** Tells whoever asked what was decided. No personal data in the subject, no values in the text. */
@Component
class RequestLetters {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final Inbox inbox;
    private final MessageSource messages;

    RequestLetters(Inbox inbox, MessageSource messages) {
        this.inbox = inbox;
        this.messages = messages;
    }

    /** @param decided the fields decided just now; their first id makes the event unique */
    void decided(ChangeRequest request, List<ChangeRequest.Item> decided) {
        UUID first = decided.stream().map(ChangeRequest.Item::id).sorted().findFirst().orElseThrow();
        String text = decided.stream().map(item -> say(item.state() == RequestState.APPROVED ? "personnel.letter.approved" : "personnel.letter.refused",
                say(item.field().label()), item.why() == null ? "" : item.why())).collect(Collectors.joining("\n"));
        inbox.send(request.account(), "personnel.request.decided." + first, say("personnel.letter.decided"), text, "/me/requests/" + request.id());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, LANGUAGE);
    }
}
