package org.unionhall.personnel;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.DocumentNumber;
import org.unionhall.kernel.DocumentType;
import org.unionhall.web.DailyWork;

/** The old 15-digit form of a number, hashed; and every night those of records that came before there was such a hash. */
@Component
class OldForms implements DailyWork {

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final Vault vault;

    OldForms(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Null where only another kind of document could match. A number without an old form gets one that matches nothing. */
    static byte[] hash(Vault vault, DocumentNumber number) {
        if (number.type() != DocumentType.RESIDENT_ID || number.legacy()) {
            return null;
        }
        return number.oldForm().map(old -> vault.fingerprint("document " + DocumentType.RESIDENT_ID.code(), old))
                .orElseGet(() -> vault.fingerprint("no old form", number.number()));
    }

    private static final String MISSING = " from personnel_person where document_type = 'RESIDENT_ID' and not document_legacy"
            + " and document_sealed is not null and document_old_hash is null";

    long missing() {
        return jdbc.sql("select count(*)" + MISSING).query(Long.class).single();
    }

    @Override
    public String name() {
        return "personnel.old-forms";
    }

    @Override
    public LocalTime at() {
        return LocalTime.of(2, 40);
    }

    @Override
    public void run() {
        List<Sealed> batch;
        do {
            batch = jdbc.sql("select id, document_sealed" + MISSING + " order by id limit " + BATCH)
                    .query((rs, n) -> new Sealed(rs.getObject(1, UUID.class), rs.getBytes(2))).list();
            for (Sealed one : batch) {
                jdbc.sql("update personnel_person set document_old_hash = :hash where id = :id and document_sealed = :sealed")
                        .param("hash", hash(vault, new DocumentNumber(DocumentType.RESIDENT_ID, vault.open(one.sealed))))
                        .param("id", one.id).param("sealed", one.sealed).update();
            }
        } while (batch.size() == BATCH);
    }

    private record Sealed(UUID id, byte[] sealed) {
    }
}
