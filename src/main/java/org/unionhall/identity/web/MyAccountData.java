package org.unionhall.identity.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Account;
import org.unionhall.identity.AccountSessions;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AuditAboutMe;
import org.unionhall.identity.AuditHistory;
import org.unionhall.identity.MyDataSource;
import org.unionhall.web.Times;

/** The reader's account, roles, devices, and what the audit trail says about record and account. */
@Component
class MyAccountData implements MyDataSource {

    private final Accounts accounts;
    private final AccountSessions sessions;
    private final AuditAboutMe audit;
    private final ScopeWords scopes;
    private final MessageSource messages;
    private final Times times;

    MyAccountData(Accounts accounts, AccountSessions sessions, AuditAboutMe audit, ScopeWords scopes, MessageSource messages, Times times) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.scopes = scopes;
        this.messages = messages;
        this.times = times;
    }

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<Section> sections(Actor actor, Locale locale, boolean full) {
        Account account = accounts.get(actor.account());
        List<Section> sections = new ArrayList<>();
        sections.add(Section.facts("identity.account", "identity.me.account", List.of(new Fact("identity.name", account.name()),
                new Fact("identity.staffNo", account.staffNo()), new Fact("identity.username", account.username()),
                new Fact("identity.lastSignIn", times.minute(account.lastSignInAt())),
                new Fact("identity.passwordSince", times.minute(account.passwordChangedAt())))));
        sections.add(Section.table("identity.roles", "identity.me.roles", List.of("identity.role", "identity.reach", "identity.because", "identity.until"),
                scopes.of(actor, locale).stream().map(held -> row(say(held.role().key(), locale), held.reach(),
                        held.because().isEmpty() ? say("identity.because.membership", locale) : held.because(),
                        held.until() == null ? null : held.until().toString())).toList()));
        if (full) {
            sections.add(Section.table("identity.sessions", "identity.sessions.title",
                    List.of("identity.data.since", "identity.data.lastSeen", "identity.data.address", "identity.data.browser"),
                    sessions.of(actor.account(), "").stream().map(open -> row(times.minute(open.since()), times.minute(open.lastSeen()), open.address(),
                            open.browser())).toList()));
            sections.add(Section.table("identity.audit", "identity.data.audit", List.of("identity.access.at", "identity.access.who",
                            "identity.access.roles", "identity.access.act", "identity.access.what", "identity.access.why"),
                    audit.lines(actor, false, Integer.MAX_VALUE, 0).stream().map(line -> row(times.minute(line.at()), line.actor(),
                            roles(line, locale), say("audit." + line.act(), locale), what(line, locale), line.reason())).toList()));
        }
        return sections;
    }

    /** The roles in which somebody acted. */
    String roles(AuditHistory.Line line, Locale locale) {
        return line.roles().stream().map(role -> say(role.key(), locale)).collect(Collectors.joining("、"));
    }

    /** Which field was looked at, or what changed from what to what. */
    String what(AuditHistory.Line line, Locale locale) {
        return line.changes().stream().map(change -> change.field().equals("field") ? say("audit.looked." + change.after(), locale)
                : messages.getMessage("audit.field." + change.field(), null, messages.getMessage("personnel." + change.field(), null, change.field(), locale), locale)
                + (change.before() == null ? "" : " " + change.before()) + (change.after() == null ? "" : " → " + change.after()))
                .collect(Collectors.joining("；"));
    }

    String say(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale);
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
