package org.unionhall.export;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.files.FileId;
import org.unionhall.files.Files;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Jobs;

/** Lists taken away in the background. An export belongs to who ordered it: for everybody else it does not exist. */
@Service
public class Exports {

    static final String OWNER_TYPE = "export.order";
    /** How many one person may have under way: more only keeps others waiting. */
    static final int UNDER_WAY = 3;
    /** Kept among the filters. */
    static final String LANGUAGE = "lang";

    private final ExportRepository orders;
    private final ObjectProvider<ExportSource> sources;
    private final Files files;
    private final Vault vault;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Exports(ExportRepository orders, ObjectProvider<ExportSource> sources, Files files, Vault vault, Jobs jobs, Audit audit, Clock clock) {
        this.orders = orders;
        this.sources = sources;
        this.files = files;
        this.vault = vault;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    public Optional<ExportSource> source(String list) {
        return sources.stream().filter(source -> source.list().equals(list)).findFirst();
    }

    /** The name a file leaves the house under. */
    public String fileName(ExportSource source, ExportSource.Subject subject) {
        return subject.fileName() + " " + LocalDate.now(clock) + source.form().ending();
    }

    /**
     * Has a list written in the background.
     *
     * @return the export's id
     * @throws Refusal without a reason, when numbers in full are not this reader's to take away, or {@code export.many}
     *                 when {@value #UNDER_WAY} others are not finished
     */
    @Transactional
    public UUID order(Actor actor, ExportSource source, ExportSource.Subject subject, ExportSource.Order order) {
        String reason = Reason.of(order.reason());
        if (order.clear() && !subject.mayClear()) {
            throw Refusal.on("clear", "export.clear.refused");
        }
        if (orders.underWay(actor.account()) >= UNDER_WAY) {
            throw new Refusal("export.many", UNDER_WAY);
        }
        Export export = new Export(Ids.next(), source.list(), ExportState.ORDERED, actor.account(), fileName(source, subject), order.clear(),
                reason, subject.reach(), subject.count(), 0, null, null, List.of(), clock.instant(), 0);
        // written later, by a thread without a reader, in the language in which it was ordered
        orders.insert(export, vault.seal(order.filters().with(LANGUAGE, LocaleContextHolder.getLocale().toLanguageTag()).toString()));
        jobs.enqueue(ExportWriting.NAME, export.id().toString());
        return export.id();
    }

    /** An export of one's own; somebody else's is not found. */
    public Optional<Export> find(Actor actor, UUID id) {
        return orders.find(id).filter(export -> export.owner().equals(actor.account()));
    }

    /** One's own, newest first. */
    public List<Export> mine(Actor actor, int most) {
        return orders.of(actor.account(), most);
    }

    /**
     * The finished workbook. Each time it is taken away the audit trail gets a line.
     *
     * @throws Refusal {@code export.reach} when the owner's rights are others than when it was ordered,
     *                 {@code files.gone} when it is not there
     */
    @Transactional
    public InputStream open(Actor actor, Export export) {
        if (export.file() == null) {
            throw new Refusal("files.gone");
        }
        String reach = source(export.list()).flatMap(source -> source.subject(actor, org.unionhall.web.Address.of("/")))
                .map(ExportSource.Subject::reach).orElse(null);
        if (!export.reach().equals(reach)) {
            throw new Refusal("export.reach");
        }
        audit.record(AuditEntry.of(actor, "export.taken").on("export", export.id(), export.fileName()).because(export.reason())
                .rows(export.rows()));
        return files.open(export.file());
    }

    /** Throws one's own export away, finished or not. */
    @Transactional
    public void discard(Actor actor, UUID id) {
        Export export = find(actor, id).orElseThrow(() -> new Refusal("files.gone"));
        throwAway(ExportAct.DISCARD, export);
    }

    @Transactional
    void throwAway(ExportAct act, Export export) {
        if (orders.move(act, export.id())) {
            FileId file = orders.find(export.id()).map(Export::file).orElse(null);
            if (file != null) {
                orders.fileGone(export.id());
                files.delete(file);
            }
        }
    }
}
