package org.unionhall.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;

/**
 * Tells the owner of a roster what became of it, when the portal took so long that they may have left the page. Whoever
 * had the answer before their eyes gets no letter about it.
 */
@Component
class RosterLetters {

    /** People wait this long before a progress bar. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Inbox inbox;
    private final Clock clock;

    RosterLetters(Inbox inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** What there is to tell; each has its texts. */
    enum News {
        ASKS("intake.letter.asks"), READ("intake.letter.read"), REFUSED("intake.letter.refused"), COMMITTED("intake.letter.committed"),
        OVERTAKEN("intake.letter.overtaken");

        private final String template;

        News(String template) {
            this.template = template;
        }
    }

    /**
     * Within the transaction that brought the roster there.
     *
     * @param begun when the portal took up the work the owner waited for
     */
    void tell(Roster roster, News news, Instant begun) {
        Instant now = clock.instant();
        if (begun.plus(PATIENCE).isBefore(now)) {
            String once = news == News.COMMITTED ? "" : "." + roster.attempt(); // read again after each answer, committed for good
            inbox.send(roster.owner(), Letter.of(LetterKind.RESULT, news.template, "intake." + news + "." + roster.id() + once)
                    .with(roster.fileName()).at("/intake/" + roster.id()));
        }
    }
}
