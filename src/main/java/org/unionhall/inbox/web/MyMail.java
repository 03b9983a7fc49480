package org.unionhall.inbox.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MyPageSource;
import org.unionhall.inbox.LetterKind;
import org.unionhall.inbox.MailSettings;
import org.unionhall.web.Refusals;

/** On my page: where my mail goes, and the way to change it. */
@Component
class MyMail implements MyPageSource {

    private static final int ORDER = 80;

    private final MailSettings settings;
    private final Refusals words;

    MyMail(MailSettings settings, Refusals words) {
        this.settings = settings;
        this.words = words;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public boolean onStartPage() {
        return false;
    }

    @Override
    public List<Panel> panels(Actor actor, Locale locale) {
        MailSettings.Reach reach = settings.of(actor.account(), locale);
        Row address = new Row("inbox.mine.address", reach.address() == null ? words.say("inbox.mine.none", locale) : reach.address());
        Row duty = reach.address() == null ? new Row("inbox.kind.DUTY", null)
                : new Row("inbox.kind.DUTY", words.say("inbox.wish." + reach.wishes().get(LetterKind.DUTY), locale));
        Row result = reach.address() == null ? new Row("inbox.kind.RESULT", null)
                : new Row("inbox.kind.RESULT", words.say("inbox.wish." + reach.wishes().get(LetterKind.RESULT), locale));
        return List.of(new Panel("inbox.mine", List.of(address, duty, result), "/me/mail", "inbox.mine.change"));
    }
}
