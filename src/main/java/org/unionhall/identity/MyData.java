package org.unionhall.identity;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.MyDataSource.Attachment;
import org.unionhall.identity.MyDataSource.Section;
import org.unionhall.kernel.Refusal;

/** Everything the portal holds about its reader, gathered from every module. */
@Service
public class MyData {

    private final List<MyDataSource> sources;
    private final Accounts accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    MyData(List<MyDataSource> sources, Accounts accounts, Audit audit, ApplicationEventPublisher events, Clock clock,
           PlatformTransactionManager transactions) {
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.sources = sources.stream().sorted(Comparator.comparing(MyDataSource::order)).toList();
        this.audit = audit;
    }

    /** For the screen: sensitive values masked. */
    public List<Section> shown(Actor actor, Locale locale) {
        return sources.stream().flatMap(source -> source.sections(actor, locale, false).stream()).toList();
    }

    /** Opens one masked value; empty when no module knows the name, or there is nothing. */
    @Transactional
    public Optional<String> open(Actor actor, String name) {
        return sources.stream().flatMap(source -> source.open(actor, name).stream()).findFirst();
    }

    /**
     * All of it, in clear, and the files. The line in the trail stands, and is among what is taken, before anything leaves;
     * so does the letter to the owner, who may have left the desk unlocked.
     *
     * @throws Refusal on {@code present} when that is not the owner's password, or it was wrong too often just now
     */
    public Everything take(Actor actor, String present, Locale locale) {
        accounts.prove(actor, present);
        transaction.executeWithoutResult(status -> {
            audit.record(AuditEntry.of(actor, "identity.data.download").on(actor.person() == null ? "account" : "person",
                    actor.person() == null ? actor.account() : actor.person(), actor.name()).because("-"));
            events.publishEvent(new AccountEvent.DataTaken(actor.account(), clock.instant()));
        });
        List<Section> sections = sources.stream().flatMap(source -> source.sections(actor, locale, true).stream()).toList();
        return new Everything(sections, sources.stream().flatMap(source -> source.attachments(actor).stream()).toList());
    }

    public record Everything(List<Section> sections, List<Attachment> attachments) {
    }
}
