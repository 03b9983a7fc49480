package org.unionhall.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.unionhall.files.FileId;
import org.unionhall.files.FileOwner;
import org.unionhall.files.Files;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Spool;

/** The policy library: the documents the union works by, in all their versions, with the files themselves. */
@Service
public class Policies implements FileOwner {

    private static final String OWNER = "rulebook.policy";
    private static final int MOST_ATTACHMENTS = 20;

    private final PolicyRepository policies;
    private final Files files;
    private final Officers officers;
    private final Spool folder;
    private final Audit audit;
    private final Clock clock;
    private final long most;

    Policies(PolicyRepository policies, Files files, Officers officers, Spool folder, Audit audit, Clock clock,
             @Value("${unionhall.rulebook.attachment-size:20MB}") DataSize most) {
        this.policies = policies;
        this.files = files;
        this.officers = officers;
        this.folder = folder;
        this.audit = audit;
        this.clock = clock;
        this.most = most.toBytes();
    }

    @Override
    public String type() {
        return OWNER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from rulebook_policy p where p.id = f.owner_id)";
    }

    public Optional<Policy> find(UUID id) {
        return policies.find(id);
    }

    public long count(PolicySearch search) {
        return policies.count(search);
    }

    public List<Policy> list(PolicySearch search, long offset, int rows) {
        return policies.list(search, offset, rows);
    }

    @Transactional
    public UUID add(Actor actor, PolicyDraft draft) {
        officers.mustReach(actor, null);
        UUID id = Ids.next();
        policies.insert(id, draft, null, actor.name(), clock.instant());
        audit.record(described(AuditEntry.of(actor, "rulebook.policy.add").on(OWNER, id, draft.title()), null, draft));
        return id;
    }

    /**
     * Puts right what is said about a document. A new version is {@link #follow}.
     *
     * @param revision the one the reader saw
     * @throws Refusal {@code rulebook.policy.meanwhile} when somebody else was quicker
     */
    @Transactional
    public void change(Actor actor, UUID id, int revision, PolicyDraft draft) {
        officers.mustReach(actor, null);
        Policy before = policies.lock(id).filter(found -> found.revision() == revision).orElseThrow(() -> new Refusal("rulebook.policy.meanwhile"));
        policies.update(id, draft);
        audit.record(described(AuditEntry.of(actor, "rulebook.policy.change").on(OWNER, id, draft.title()), before, draft));
    }

    /**
     * Records the version that follows a document, which then is in force until the day before at the latest.
     *
     * @throws Refusal on {@code from} when it does not begin after the version before; {@code rulebook.policy.followed}
     *                 when there is a next version already
     */
    @Transactional
    public UUID follow(Actor actor, UUID before, PolicyDraft draft) {
        officers.mustReach(actor, null);
        Policy old = policies.lock(before).orElseThrow(() -> new Refusal("rulebook.policy.meanwhile"));
        if (old.next() != null) {
            throw new Refusal("rulebook.policy.followed");
        }
        if (!draft.from().isAfter(old.from())) {
            throw Refusal.on("from", "rulebook.policy.later", old.from());
        }
        UUID id = Ids.next();
        policies.insert(id, draft, before, actor.name(), clock.instant());
        audit.record(described(AuditEntry.of(actor, "rulebook.policy.follow").on(OWNER, id, draft.title()), null, draft).change("follows", null, before));
        if (old.to() == null || old.to().isAfter(draft.from())) {
            policies.end(before, draft.from());
            audit.record(AuditEntry.of(actor, "rulebook.policy.change").on(OWNER, before, old.title()).change("to", old.to(), draft.from()));
        }
        return id;
    }

    private static AuditEntry described(AuditEntry entry, Policy before, PolicyDraft after) {
        Object[][] facts = {
            {"title", before == null ? null : before.title(), after.title()}, {"number", before == null ? null : before.number(), after.number()},
            {"issuer", before == null ? null : before.issuer(), after.issuer()}, {"version", before == null ? null : before.version(), after.version()},
            {"trial", before == null ? null : before.trial(), after.trial()}, {"adopted", before == null ? null : before.adoptedOn(), after.adoptedOn()},
            {"from", before == null ? null : before.from(), after.from()}, {"to", before == null ? null : before.to(), after.to()},
            {"note", before == null ? null : before.note(), after.note()}};
        AuditEntry line = entry;
        for (Object[] fact : facts) {
            if (!Objects.equals(fact[1], fact[2])) {
                line = line.change((String) fact[0], fact[1], fact[2]);
            }
        }
        return line;
    }

    /** The files of a document, oldest first. */
    public List<KeptFile> attachments(UUID policy) {
        return files.of(OWNER, policy);
    }

    /**
     * Keeps a file with a document. What it is decides its content, not its name. The caller closes the stream.
     *
     * @throws Refusal on {@code file}: {@code rulebook.attachment.kind} for anything but PDF, Word, PNG and JPEG,
     *                 {@code rulebook.attachment.large}, {@code rulebook.attachment.empty}, {@code rulebook.attachment.many}
     */
    @Transactional
    public FileId attach(Actor actor, UUID policy, String name, InputStream in) {
        officers.mustReach(actor, null);
        Policy owner = policies.lock(policy).orElseThrow(() -> new Refusal("rulebook.policy.meanwhile"));
        if (attachments(policy).size() >= MOST_ATTACHMENTS) {
            throw Refusal.on("file", "rulebook.attachment.many", MOST_ATTACHMENTS);
        }
        try {
            Path spool = folder.file();
            try {
                DocumentKind kind = examined(spool, in);
                String called = kind.named(name);
                try (InputStream bytes = java.nio.file.Files.newInputStream(spool)) {
                    FileId id = files.keep(called, kind.mediaType(), bytes, OWNER, policy, actor.name());
                    audit.record(AuditEntry.of(actor, "rulebook.policy.attach").on(OWNER, policy, owner.title()).change("file", null, called));
                    return id;
                }
            } finally {
                java.nio.file.Files.deleteIfExists(spool);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole file lies on the disk while it is examined: the parts that tell what it is may be at its end. */
    private DocumentKind examined(Path spool, InputStream in) throws IOException {
        try (var out = java.nio.file.Files.newOutputStream(spool)) {
            byte[] piece = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                size += read;
                if (size > most) {
                    throw Refusal.on("file", "rulebook.attachment.large", most >> 20);
                }
                out.write(piece, 0, read);
            }
            if (size == 0) {
                throw Refusal.on("file", "rulebook.attachment.empty");
            }
        }
        return DocumentKind.of(spool).orElseThrow(() -> Refusal.on("file", "rulebook.attachment.kind"));
    }

    /** A file of this document; empty when it belongs to another. */
    public Optional<KeptFile> attachment(UUID policy, FileId file) {
        return files.info(file).filter(kept -> kept.ownerType().equals(OWNER) && kept.ownerId().equals(policy));
    }

    public InputStream open(KeptFile attachment) {
        return files.open(attachment.id());
    }

    /** Throws away a file that does not belong there. */
    @Transactional
    public void detach(Actor actor, UUID policy, FileId file, String reason) {
        officers.mustReach(actor, null);
        String because = Text.required("reason", reason, 200);
        Policy owner = policies.lock(policy).orElseThrow(() -> new Refusal("rulebook.policy.meanwhile"));
        KeptFile kept = attachment(policy, file).orElseThrow(() -> new Refusal("rulebook.policy.meanwhile"));
        files.delete(file);
        audit.record(AuditEntry.of(actor, "rulebook.policy.detach").on(OWNER, policy, owner.title()).change("file", kept.name(), null).because(because));
    }
}
