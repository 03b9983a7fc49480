package org.unionhall.inbox.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MyDataSource;
import org.unionhall.inbox.Inbox;
import org.unionhall.web.Times;

/** The letters of the reader, for the download of the own data; on the screen they have their own page. */
@Component
class MyLetters implements MyDataSource {

    private final Inbox inbox;
    private final Times times;

    MyLetters(Inbox inbox, Times times) {
        this.inbox = inbox;
        this.times = times;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Section> sections(Actor actor, Locale locale, boolean full) {
        return !full ? List.of() : List.of(Section.table("inbox.letters", "inbox.mine", List.of("inbox.mine.at", "inbox.mine.subject", "inbox.mine.text"),
                inbox.of(actor.account(), Integer.MAX_VALUE).stream()
                        .map(letter -> List.of(times.minute(letter.sentAt()), letter.subject(), letter.text())).toList()));
    }
}
