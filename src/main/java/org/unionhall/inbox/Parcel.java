package org.unionhall.inbox;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.unionhall.identity.AccountId;

/**
 * A delivery in the hands of the postman.
 *
 * @param to       sealed address; null when the reader has none any more
 * @param code     sealed; null but for {@link Purpose#CONFIRM}
 * @param letter   null but for {@link Purpose#LETTER}
 * @param domain   second half of its Message-ID
 * @param forgiven number of the last attempt that does not count any more, because somebody had it sent again
 * @param unreached how many tries since then met no server: they do not count either
 * @param closed   whether its reader's account is closed
 */
record Parcel(UUID id, Purpose purpose, AccountId reader, Locale language, byte[] to, byte[] code, UUID letter, String domain,
              int forgiven, int unreached, boolean closed) {

    /** Which of the tries that count this attempt is, from 1. */
    int tries(int nr) {
        return nr - forgiven - unreached;
    }

    /** The same at every try, whatever the configuration says meanwhile: readers' servers know a mail they have by it. */
    String messageId() {
        return "<" + id + "@" + domain + ">";
    }

    /**
     * The latest try.
     *
     * @param handed  null when the server cannot have taken the mail
     * @param outcome null when the portal was stopped before it knew
     */
    record Attempt(int nr, Instant handed, Outcome outcome) {
    }
}
