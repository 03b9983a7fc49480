package org.unionhall.membership;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.unionhall.files.FileId;
import org.unionhall.files.Files;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;

/** Documents behind acts, as files: PDF, PNG or JPEG by their content, at most 10 MB each. */
@Component
public class Papers {

    private static final long MOST_BYTES = 10L << 20;
    private static final int HEAD = 8;

    private final Files files;

    Papers(Files files) {
        this.files = files;
    }

    /** A file as it arrives. @param size bytes */
    public record Upload(String name, long size, InputStreamSource bytes) {

        /** Null when no file came. */
        public static Upload of(MultipartFile file) {
            return file == null || file.isEmpty() ? null : new Upload(file.getOriginalFilename(), file.getSize(), file);
        }
    }

    /**
     * Keeps a file for an object; nothing when there is none.
     *
     * @param owner {@code membership.<object>}
     * @param upload null when no file came
     * @throws Refusal on {@code file}: {@code membership.paper.large} with the limit in MB, {@code membership.paper.kind}
     */
    public void keep(Actor actor, String owner, UUID id, Upload upload) {
        if (upload == null) {
            return;
        }
        if (upload.size() > MOST_BYTES) {
            throw Refusal.on("file", "membership.paper.large", MOST_BYTES >> 20);
        }
        try (InputStream in = upload.bytes().getInputStream()) {
            byte[] head = in.readNBytes(HEAD);
            String[] kind = kind(new String(head, StandardCharsets.ISO_8859_1));
            files.keep(named(upload.name(), kind[0]), kind[1], new SequenceInputStream(new ByteArrayInputStream(head), in), owner, id, actor.name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        throw Refusal.on("file", "membership.paper.kind");
    }

    /** The ending its content deserves. */
    private static String named(String name, String ending) {
        String plain = name == null || name.isBlank() ? "document" : name.strip();
        int dot = plain.lastIndexOf('.');
        return (dot > 0 && plain.length() - dot <= 6 ? plain.substring(0, dot) : plain) + "." + ending;
    }

    public List<KeptFile> of(String owner, UUID id) {
        return files.of(owner, id);
    }

    /** The files of many objects, by object. */
    public Map<UUID, List<KeptFile>> of(String owner, Collection<UUID> ids) {
        return files.of(owner, ids).stream().collect(Collectors.groupingBy(KeptFile::ownerId));
    }

    /** A file of this object; empty when it belongs to another. */
    public Optional<KeptFile> find(String owner, UUID id, UUID file) {
        return files.info(new FileId(file)).filter(kept -> kept.ownerType().equals(owner) && kept.ownerId().equals(id));
    }

    /** The caller closes it. */
    public InputStream open(KeptFile file) {
        return files.open(file.id());
    }
}
