package org.unionhall.inbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.unionhall.identity.Portal;
import org.unionhall.identity.Vault;

/**
 * Writes a mail in its reader's language, plainly and as simple HTML. The subject is a message without anything filled
 * in, the reader's name is nowhere, links are absolute.
 */
@Component
class MailWriter {

    private static final String UTF_8 = "UTF-8";

    private final Outbox outbox;
    private final MailServer server;
    private final Portal portal;
    private final Vault vault;
    private final MessageSource messages;
    private final SpringTemplateEngine pages;
    private final Clock clock;

    MailWriter(Outbox outbox, MailServer server, Portal portal, Vault vault, MessageSource messages, SpringTemplateEngine pages, Clock clock) {
        this.outbox = outbox;
        this.server = server;
        this.portal = portal;
        this.vault = vault;
        this.messages = messages;
        this.pages = pages;
        this.clock = clock;
    }

    /** @param link what it leads to, and the words of the link; null without */
    record Item(String text, String link) {
    }

    /** @param code shown large; null without @param link absolute; null without */
    record Content(String subject, String text, String code, List<Item> items, String link, String linkText) {
    }

    /** @return false when there is nothing to say any more */
    boolean write(NumberedMail mail, Parcel parcel, MailAddress to) throws MessagingException {
        Content content = content(parcel);
        if (content == null) {
            return false;
        }
        Locale language = parcel.language();
        mail.setFrom(server.sender(say("web.product", language)));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to.text(), true));
        mail.setSubject(say("inbox.mail.subject", language, content.subject()).replaceAll("\\p{Cntrl}+", " "), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        mail.setHeader("Content-Language", language.toLanguageTag());
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(plain(content, language), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(html(content, language), UTF_8, "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        return true;
    }

    private Content content(Parcel parcel) {
        Locale language = parcel.language();
        return switch (parcel.purpose()) {
            case LETTER -> outbox.letter(parcel.letter(), language).map(letter -> new Content(letter.subject(), letter.text(), null, List.of(),
                    portal.address() + "/inbox/" + letter.id(), say("inbox.mail.open", language))).orElse(null);
            case DIGEST -> digest(outbox.digest(parcel.id(), language), language);
            case CONFIRM -> {
                String code = vault.open(parcel.code());
                yield new Content(say("inbox.mail.confirm.subject", language), say("inbox.mail.confirm.text", language, MailAddresses.CODE_LIFE.toHours()),
                        code, List.of(), portal.address() + "/me/mail/confirm?code=" + code, say("inbox.mail.confirm.open", language));
            }
            case MOVED -> new Content(say("inbox.mail.moved.subject", language), say("inbox.mail.moved.text", language), null, List.of(), null, null);
            case TEST -> new Content(say("inbox.mail.test.subject", language), say("inbox.mail.test.text", language), null, List.of(),
                    portal.address() + "/mail/" + parcel.id(), say("inbox.mail.test.open", language));
        };
    }

    private Content digest(List<Outbox.Words> letters, Locale language) {
        return letters.isEmpty() ? null : new Content(say("inbox.mail.digest.subject", language), say("inbox.mail.digest.text", language, letters.size()),
                null, letters.stream().map(letter -> new Item(letter.subject(), portal.address() + "/inbox/" + letter.id())).toList(),
                portal.address() + "/inbox", say("inbox.mail.digest.open", language));
    }

    private String plain(Content content, Locale language) {
        StringBuilder text = new StringBuilder(content.text()).append("\r\n");
        if (content.code() != null) {
            text.append("\r\n    ").append(content.code()).append("\r\n");
        }
        text.append(content.items().stream().map(item -> "\r\n- " + item.text() + "\r\n  " + item.link()).collect(Collectors.joining()));
        if (content.link() != null) {
            text.append("\r\n").append(content.linkText()).append(": ").append(content.link()).append("\r\n");
        }
        return text.append("\r\n-- \r\n").append(say("inbox.mail.foot", language)).append("\r\n").append(say("inbox.mail.settings", language))
                .append(": ").append(portal.address()).append("/me/mail\r\n").toString();
    }

    private String html(Content content, Locale language) {
        Context context = new Context(language);
        context.setVariable("content", content);
        context.setVariable("settings", portal.address() + "/me/mail");
        return pages.process("inbox/mail", context);
    }

    private String say(String code, Locale language, Object... args) {
        return messages.getMessage(code, args, language);
    }
}
