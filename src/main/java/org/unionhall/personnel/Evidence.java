package org.unionhall.personnel;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.files.FileId;
import org.unionhall.files.FileOwner;
import org.unionhall.files.Files;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;

/** Scans and photographs that prove what somebody wants put right: PDF, PNG or JPEG by their content, few and not too large. */
@Component
class Evidence implements FileOwner {

    static final String OWNER = "personnel.request";
    private static final int MOST_FILES = 5;
    private static final long MOST_BYTES = 10L << 20;
    private static final int HEAD = 8;

    private final Files files;

    Evidence(Files files) {
        this.files = files;
    }

    @Override
    public String type() {
        return OWNER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from personnel_request r where r.id = f.owner_id and r.evidence_deleted_at is null)";
    }

    /** @throws Refusal on {@code evidence}: {@code personnel.evidence.many}, {@code .large}, {@code .kind} */
    void keep(Actor actor, UUID request, List<ChangeRequests.Upload> uploads) {
        if (uploads.size() > MOST_FILES) {
            throw Refusal.on("evidence", "personnel.evidence.many", MOST_FILES);
        }
        for (ChangeRequests.Upload upload : uploads) {
            if (upload.size() > MOST_BYTES) {
                throw Refusal.on("evidence", "personnel.evidence.large", MOST_BYTES >> 20);
            }
            try (InputStream in = upload.bytes().getInputStream()) {
                byte[] head = in.readNBytes(HEAD);
                String[] kind = kind(new String(head, StandardCharsets.ISO_8859_1));
                files.keep(named(upload.name(), kind[0]), kind[1], new SequenceInputStream(new java.io.ByteArrayInputStream(head), in), OWNER,
                        request, actor.name());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String[] kind(String head) {
        if (head.startsWith("%PDF-")) {
            return new String[] {"pdf", "application/pdf"};
        }
        if (head.equals("\u0089PNG\r\n\u001a\n")) {
            return new String[] {"png", "image/png"};
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return new String[] {"jpg", "image/jpeg"};
        }
        throw Refusal.on("evidence", "personnel.evidence.kind");
    }

    /** The ending its content deserves. */
    private static String named(String name, String ending) {
        String plain = name == null || name.isBlank() ? "evidence" : name.strip();
        int dot = plain.lastIndexOf('.');
        return (dot > 0 && plain.length() - dot <= 6 ? plain.substring(0, dot) : plain) + "." + ending;
    }

    List<KeptFile> of(UUID request) {
        return files.of(OWNER, request);
    }

    /** A file of this request; empty when it belongs to another. */
    Optional<KeptFile> find(UUID request, UUID file) {
        return files.info(new FileId(file)).filter(kept -> kept.ownerType().equals(OWNER) && kept.ownerId().equals(request));
    }

    /** All of it, for good. */
    void delete(UUID request) {
        of(request).forEach(file -> files.delete(file.id()));
    }

    InputStream open(KeptFile file) {
        return files.open(file.id());
    }
}
