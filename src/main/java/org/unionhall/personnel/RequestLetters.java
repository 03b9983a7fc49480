package org.unionhall.personnel;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;

/** Tells whoever asked what was decided, field by field; the values stay on the page. */
@Component
class RequestLetters {

    private final Inbox inbox;

    RequestLetters(Inbox inbox) {
        this.inbox = inbox;
    }

    void decided(ChangeRequest request, List<ChangeRequest.Item> decided) {
        for (ChangeRequest.Item item : decided) {
            String template = item.state() == RequestState.APPROVED ? "personnel.letter.corrected" : "personnel.letter.not-corrected";
            inbox.send(request.account(), Letter.of(LetterKind.RESULT, template, "personnel.request." + item.id())
                    .with(Letter.word(item.field().label()), item.decidedBy(), item.why() == null ? "—" : item.why()).at("/me/requests/" + request.id()));
        }
    }
}
