package org.unionhall.identity;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.MyDataSource.Attachment;
import org.unionhall.identity.MyDataSource.Section;

/** Everything the portal holds about its reader, gathered from every module. */
@Service
public class MyData {

    private final List<MyDataSource> sources;
    private final Audit audit;

    MyData(List<MyDataSource> sources, Audit audit) {
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

    /** All of it, in clear, and the files. The line in the trail stands, and is among what is taken, before anything leaves. */
    public Everything take(Actor actor, Locale locale) {
        audit.record(AuditEntry.of(actor, "identity.data.download").on(actor.person() == null ? "account" : "person",
                actor.person() == null ? actor.account() : actor.person(), actor.name()).because("-"));
        List<Section> sections = sources.stream().flatMap(source -> source.sections(actor, locale, true).stream()).toList();
        return new Everything(sections, sources.stream().flatMap(source -> source.attachments(actor).stream()).toList());
    }

    public record Everything(List<Section> sections, List<Attachment> attachments) {
    }
}
