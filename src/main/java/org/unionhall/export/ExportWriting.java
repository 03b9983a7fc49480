package org.unionhall.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.files.Files;
import org.unionhall.identity.Account;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Vault;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Address;
import org.unionhall.web.Languages;
import org.unionhall.web.LongWork;
import org.unionhall.web.Spool;

/**
 * Writes an ordered list. Rows go into a file of this process first; the kept file, its audit line and the state
 * "ready" are one transaction: a writing that is cut off leaves nothing behind and is begun anew.
 */
@Component
class ExportWriting implements LongWork {

    static final String NAME = "export.write";
    private static final long PROGRESS_EVERY_MS = 1_000;
    /** Whoever had to wait longer may have left the page: they get a letter. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ExportRepository orders;
    private final Exports exports;
    private final Files files;
    private final Vault vault;
    private final Accounts accounts;
    private final Actors actors;
    private final Inbox inbox;
    private final Spool spool;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;

    ExportWriting(ExportRepository orders, Exports exports, Files files, Vault vault, Accounts accounts, Actors actors, Inbox inbox,
                  Spool spool, Clock clock, PlatformTransactionManager transactions) {
        this.orders = orders;
        this.exports = exports;
        this.files = files;
        this.vault = vault;
        this.accounts = accounts;
        this.actors = actors;
        this.inbox = inbox;
        this.spool = spool;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String id) {
        UUID order = UUID.fromString(id);
        Integer attempt = transaction.execute(status -> orders.move(ExportAct.WRITE, order) ? orders.begin(order) : null);
        if (attempt == null) {
            return; // discarded, or written already by a run that could not say so any more
        }
        try {
            write(orders.find(order).orElseThrow());
        } catch (Abandoned discarded) {
            // its owner does not want it any more, or another writing has taken over
        } catch (Refusal refusal) {
            fail(order, refusal);
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    @Override
    public void gaveUp(String id) {
        fail(UUID.fromString(id), new Refusal("export.fault"));
    }

    private void fail(UUID id, Refusal refusal) {
        transaction.executeWithoutResult(status -> {
            if (orders.move(ExportAct.FAIL, id)) {
                orders.refused(id, refusal.code(), Arrays.stream(refusal.args()).map(String::valueOf).toList());
                orders.find(id).ifPresent(order -> tell(order, "export.letter.failed"));
            }
        });
    }

    /** With the rights its owner has now: what was taken away since the order does not leave any more. */
    private void write(Export export) throws IOException {
        Account owner = accounts.get(export.owner());
        if (owner.disabled()) {
            throw new Refusal("export.reach");
        }
        Actor actor = actors.of(owner);
        Address ordered = Address.of(vault.open(orders.filters(export.id())));
        Address filters = ordered.without(Exports.LANGUAGE);
        ExportSource source = exports.source(export.list()).orElseThrow(() -> new Refusal("export.fault"));
        source.subject(actor, filters).map(ExportSource.Subject::reach).filter(export.reach()::equals)
                .orElseThrow(() -> new Refusal("export.reach"));
        Path workbook = spool.file();
        try {
            LocaleContextHolder.setLocale(Languages.spoken(ordered.value(Exports.LANGUAGE)));
            transaction.executeWithoutResult(status -> {
                try (OutputStream out = new BufferedOutputStream(java.nio.file.Files.newOutputStream(workbook))) {
                    long rows = source.write(actor, new ExportSource.Order(filters, export.clear(), export.reason()), out, beat(export));
                    out.close();
                    keep(export, workbook, rows);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } finally {
            LocaleContextHolder.resetLocaleContext();
            java.nio.file.Files.deleteIfExists(workbook);
        }
    }

    private void keep(Export export, Path workbook, long rows) throws IOException {
        if (!orders.progress(export.id(), export.attempt(), rows) || !orders.move(ExportAct.KEEP, export.id())) {
            throw new Abandoned();
        }
        try (InputStream in = java.nio.file.Files.newInputStream(workbook)) {
            orders.kept(export.id(), files.keep(export.fileName(), ExportForm.of(export.fileName()).mediaType(), in, Exports.OWNER_TYPE, export.id(), "export"));
        }
        tell(export, "export.letter.ready");
    }

    private void tell(Export export, String template) {
        if (export.orderedAt().plus(PATIENCE).isBefore(clock.instant())) {
            inbox.send(export.owner(), Letter.of(LetterKind.RESULT, template, template + "." + export.id())
                    .with(export.fileName()).at("/exports/" + export.id()));
        }
    }

    /** Tells how far the writing is, once a second and outside its transaction; ends it when nobody waits any more. */
    private LongConsumer beat(Export export) {
        long[] next = {0};
        return rows -> {
            long now = clock.millis();
            if (now >= next[0]) {
                next[0] = now + PROGRESS_EVERY_MS;
                if (!Boolean.TRUE.equals(aside.execute(status -> orders.progress(export.id(), export.attempt(), rows)))) {
                    throw new Abandoned();
                }
            }
        };
    }

    /** Ends a writing nobody waits for; what it did is rolled back. */
    private static final class Abandoned extends RuntimeException {

        Abandoned() {
            super(null, null, false, false);
        }
    }
}
