package org.unionhall.inbox;

import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Refusal;

/** The mail server this portal hands its mails to, when one is configured ({@code spring.mail.*}). */
@Component
class MailServer {

    private final JavaMailSenderImpl sender;
    private final MailAddress from;

    MailServer(ObjectProvider<JavaMailSenderImpl> sender, @Value("${unionhall.mail.from:${spring.mail.username:}}") String from) {
        this.sender = sender.getIfAvailable();
        this.from = address(from);
    }

    private static MailAddress address(String configured) {
        try {
            return MailAddress.of(configured);
        } catch (Refusal none) {
            return null;
        }
    }

    /** Whether a server is named at all. */
    boolean named() {
        return sender != null;
    }

    /** Whether mails can be sent: a server and an address to send from. */
    boolean ready() {
        return sender != null && from != null;
    }

    Optional<MailAddress> from() {
        return Optional.ofNullable(from);
    }

    /** What stands behind the at sign of this portal's address. */
    String domain() {
        return from == null ? "" : from.domain();
    }

    String host() {
        return String.valueOf(sender.getHost());
    }

    /** Whether what is sent can be read on its way: neither TLS from the start nor STARTTLS insisted on. */
    boolean plain() {
        return !"smtps".equals(sender.getProtocol()) && !on("mail.smtp.ssl.enable") && !on("mail.smtp.starttls.required");
    }

    private boolean on(String property) {
        return Boolean.parseBoolean(sender.getJavaMailProperties().getProperty(property, "false"));
    }

    /** The sender's line. @param name of the portal, as readers know it */
    InternetAddress sender(String name) {
        try {
            return new InternetAddress(from.text(), name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException never) {
            throw new IllegalStateException(never);
        }
    }

    /** An empty mail that calls {@code handed} when all but its final dot is with the server. */
    NumberedMail mail(String messageId, Runnable handed) {
        return new NumberedMail(sender.getSession(), messageId, handed);
    }

    /** Returns when the server has taken the mail. @throws org.springframework.mail.MailException when it has not, or is not known to have */
    void send(NumberedMail mail) {
        sender.send(mail);
    }
}
