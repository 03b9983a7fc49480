package org.unionhall.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;

/**
 * Keeps files in sealed pieces of 1 MB: however large a file, one piece of it is in memory. Who may see a file is
 * for the module to decide that owns it; there is no page that opens a file by its id.
 */
@Service
public class Files {

    static final int PIECE = 1 << 20;
    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectProvider<FileOwner> owners;
    private final Clock clock;
    private final long most;

    Files(JdbcClient jdbc, Vault vault, ObjectProvider<FileOwner> owners, Clock clock, @Value("${unionhall.files.max-size:50MB}") DataSize most) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.owners = owners;
        this.clock = clock;
        this.most = most.toBytes();
    }

    /**
     * Keeps all bytes of a stream; the caller closes it.
     *
     * @param name      folders in it are dropped
     * @param ownerType which kind of object it belongs to, as a {@link FileOwner} names it
     * @throws Refusal {@code files.empty}; {@code files.large} with the limit in MB
     * @throws IllegalArgumentException when no {@link FileOwner} says whether such an object still wants its files
     */
    @Transactional
    public FileId keep(String name, String mediaType, InputStream in, String ownerType, UUID ownerId, String createdBy) {
        if (owners.stream().noneMatch(owner -> owner.type().equals(ownerType))) {
            throw new IllegalArgumentException("no FileOwner for " + ownerType);
        }
        FileId id = new FileId(Ids.next());
        MessageDigest digest = sha256();
        jdbc.sql("""
                insert into files_file (id, name, media_type, size, sha256, owner_type, owner_id, created_at, created_by)
                values (:id, :name, :type, 0, '', :ownerType, :ownerId, :at, :by)
                """).param("id", id.value()).param("name", plain(name))
                .param("type", mediaType == null ? "application/octet-stream" : mediaType)
                .param("ownerType", ownerType).param("ownerId", ownerId)
                .param("at", Timestamp.from(clock.instant())).param("by", createdBy).update();
        long size = pieces(id, in, digest);
        jdbc.sql("update files_file set size = :size, sha256 = :sum where id = :id")
                .param("size", size).param("sum", digest.digest()).param("id", id.value()).update();
        return id;
    }

    private long pieces(FileId id, InputStream in, MessageDigest digest) {
        long size = 0;
        try {
            byte[] piece = in.readNBytes(PIECE);
            for (int nr = 0; piece.length > 0; nr++, piece = in.readNBytes(PIECE)) {
                size += piece.length;
                if (size > most) {
                    throw new Refusal("files.large", most >> 20);
                }
                digest.update(piece);
                jdbc.sql("insert into files_piece (file_id, nr, sealed) values (:id, :nr, :sealed)")
                        .param("id", id.value()).param("nr", nr).param("sealed", vault.seal(piece)).update();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (size == 0) {
            throw new Refusal("files.empty");
        }
        return size;
    }

    /**
     * The bytes as they were given, fetched piece by piece. The last read fails with an {@link IOException} when
     * they are not what was kept.
     *
     * @throws Refusal {@code files.gone}
     */
    public InputStream open(FileId id) {
        byte[] sum = jdbc.sql("select sha256 from files_file where id = :id").param("id", id.value())
                .query((rs, row) -> rs.getBytes(1)).optional().orElseThrow(() -> new Refusal("files.gone"));
        return new PieceStream(nr -> piece(id, nr), sum, sha256());
    }

    private Optional<byte[]> piece(FileId id, int nr) {
        return jdbc.sql("select sealed from files_piece where file_id = :id and nr = :nr")
                .param("id", id.value()).param("nr", nr).query((rs, row) -> rs.getBytes(1)).optional().map(vault::openBytes);
    }

    public Optional<KeptFile> info(FileId id) {
        return select("id", List.of(id.value())).stream().findFirst();
    }

    /** The files of one object, oldest first. */
    public List<KeptFile> of(String ownerType, UUID ownerId) {
        return of(ownerType, List.of(ownerId));
    }

    /** The files of several objects of a kind at once, the oldest first. */
    public List<KeptFile> of(String ownerType, Collection<UUID> ownerIds) {
        return select("owner_id", ownerIds).stream().filter(file -> file.ownerType().equals(ownerType)).toList();
    }

    private List<KeptFile> select(String column, Collection<UUID> values) {
        return jdbc.sql("select id, name, media_type, size, owner_type, owner_id, created_at, created_by from files_file where "
                        + column + " = any(:values) order by id").param("values", values.toArray(UUID[]::new))
                .query((rs, row) -> new KeptFile(new FileId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3),
                        rs.getLong(4), rs.getString(5), rs.getObject(6, UUID.class), rs.getTimestamp(7).toInstant(),
                        rs.getString(8))).list();
    }

    /** Throws a file away; one that is gone already is no fault. */
    public void delete(FileId id) {
        jdbc.sql("delete from files_file where id = :id").param("id", id.value()).update();
    }

    /** Some browsers send the whole path, and a name may be as long as its giver likes. */
    private static String plain(String name) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "").strip();
        return last.isEmpty() ? "file" : last.codePointCount(0, last.length()) <= LONGEST_NAME ? last
                : last.substring(last.offsetByCodePoints(last.length(), -LONGEST_NAME));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
