package org.unionhall.inbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.kernel.Ids;
import org.unionhall.web.Languages;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends letters: into the portal in any case, by mail where the reader wishes it. A letter belongs to the transaction of
 * the act it tells of: either both stay or neither does.
 */
@Service
public class Inbox {

    private final JdbcClient jdbc;
    private final MessageSource messages;
    private final JsonMapper json;
    private final MailServer server;
    private final MailRounds rounds;
    private final Clock clock;

    Inbox(JdbcClient jdbc, MessageSource messages, JsonMapper json, MailServer server, MailRounds rounds, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.json = json;
        this.server = server;
        this.rounds = rounds;
        this.clock = clock;
    }

    /** Puts a letter into somebody's inbox. */
    @Transactional
    public void send(AccountId reader, Letter letter) {
        sendAll(List.of(reader), letter);
    }

    /**
     * Puts the same letter into many inboxes, in one statement whatever the number. Whoever had a letter of this event
     * before gets none; a reader named twice gets one.
     *
     * @return how many got it now
     */
    @Transactional
    public int sendAll(Collection<AccountId> readers, Letter letter) {
        int sent = jdbc.sql("""
                with wished as (
                    select r.id, case when a.address_sealed is null or not :mailing or o.disabled_at is not null then 'NEVER'
                                      when :free then coalesce(w.mail, :usual) else :usual end as mail, a.address_masked
                    from (select distinct unnest(:readers::uuid[]) as id) r join identity_account o on o.id = r.id
                    left join inbox_reader a on a.account_id = r.id
                    left join inbox_wish w on w.account_id = r.id and w.kind = :kind
                ), letter as (
                    insert into inbox_letter (account_id, event, message_id, mail, sent_at)
                    select id, :event, :message, mail, :now from wished order by id
                    on conflict (account_id, event) do nothing returning id, account_id, mail
                ), message as (
                    insert into inbox_message (id, template, kind, subject, text, href, sent_at)
                    select :message, :template, :kind, :subject::jsonb, :text::jsonb, :href, :now where exists (select 1 from letter)
                ), delivery as (
                    insert into inbox_delivery (purpose, account_id, letter_id, address_masked, domain, state, due_at, created_at)
                    select 'LETTER', l.account_id, l.id, w.address_masked, :domain, 'WAITING', :now, :now
                    from letter l join wished w on w.id = l.account_id where l.mail = 'AT_ONCE'
                ) select count(*) from letter
                """).param("readers", readers.stream().map(AccountId::toString).toArray(String[]::new))
                .param("mailing", server.ready()).param("domain", server.domain()).param("free", letter.kind().free()).param("usual", letter.kind().usual().name())
                .param("kind", letter.kind().name()).param("event", letter.event()).param("message", Ids.next())
                .param("template", letter.template()).param("subject", words(letter.template() + ".subject", null))
                .param("text", words(letter.template() + ".text", letter.args().toArray())).param("href", letter.href())
                .param("now", Timestamp.from(clock.instant())).query(Integer.class).single();
        if (sent > 0) {
            rounds.wakeAfterCommit();
        }
        return sent;
    }

    private String words(String code, Object[] args) {
        Map<String, String> said = Languages.ALL.stream().collect(Collectors.toMap(Locale::toLanguageTag,
                language -> messages.getMessage(code, args, language)));
        return json.writeValueAsString(said);
    }
}
