package org.unionhall.inbox;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Vault;
import org.unionhall.testing.As;

/** People with and without a mail address, and the server their mails go to. */
@TestComponent
class Readers {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final As as;
    private final JdbcClient jdbc;
    private final Vault vault;
    private final JavaMailSenderImpl sender;
    private final Postman postman;

    Readers(As as, JdbcClient jdbc, Vault vault, JavaMailSenderImpl sender, Postman postman) {
        this.as = as;
        this.jdbc = jdbc;
        this.vault = vault;
        this.sender = sender;
        this.postman = postman;
    }

    /** Somebody with a confirmed address. */
    AccountId reader(String language) {
        AccountId account = as.account(null, "读者");
        String address = addressOf(account);
        jdbc.sql("""
                insert into inbox_reader (account_id, language, address_sealed, address_masked, confirmed_at)
                values (:id, :language, :sealed, :masked, now())
                """).param("id", account.value()).param("language", language).param("sealed", vault.seal(address))
                .param("masked", new MailAddress(address).masked()).update();
        return account;
    }

    AccountId without() {
        return as.account(null, "无邮箱");
    }

    static String addressOf(AccountId account) {
        return "r" + account.toString().substring(24) + "@example.edu.cn";
    }

    /** Something new, of which nobody has heard. */
    Letter news(LetterKind kind) {
        return Letter.of(kind, "inbox.letter.role-ended", "test." + NUMBER.incrementAndGet()).with("会员", "换届");
    }

    void serverAt(int port) {
        sender.setPort(port);
    }

    /** Empties the outbox of what other tests left, then goes on with this one's. */
    void clear() {
        jdbc.sql("delete from inbox_delivery").update();
    }

    /** Everything that is due now. */
    void carry() {
        while (postman.next() == Postman.Round.DONE) {
            continue;
        }
    }
}
