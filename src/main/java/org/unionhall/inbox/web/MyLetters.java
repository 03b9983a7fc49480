package org.unionhall.inbox.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MyDataSource;
import org.unionhall.inbox.Letterbox;
import org.unionhall.inbox.MailSettings;
import org.unionhall.web.Times;

/** The letters of the reader and where they are mailed, for the download of the own data; on the screen they have their own pages. */
@Component
class MyLetters implements MyDataSource {

    private final Letterbox letters;
    private final MailSettings settings;
    private final Times times;

    MyLetters(Letterbox letters, MailSettings settings, Times times) {
        this.letters = letters;
        this.settings = settings;
        this.times = times;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Section> sections(Actor actor, Locale locale, boolean full) {
        return !full ? List.of() : List.of(
                Section.facts("inbox.address", "inbox.mine", List.of(new Fact("inbox.mine.address", settings.of(actor.account(), locale).address()))),
                Section.table("inbox.letters", "inbox.data", List.of("inbox.data.at", "inbox.data.subject", "inbox.data.text"),
                        letters.list(actor.account(), new Letterbox.Search("", null, null), locale, 0, Integer.MAX_VALUE).stream()
                                .map(letter -> List.of(times.minute(letter.sentAt()), letter.subject(), letter.text())).toList()));
    }
}
