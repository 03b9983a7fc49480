package org.unionhall.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A mail that keeps the Message-ID it was given, and says when it is about to be taken: SMTP's client writes the message,
 * then the final dot. Until the dot is sent no server takes a mail, so a try that was cut off before may safely be begun
 * anew.
 */
final class NumberedMail extends MimeMessage {

    private final String id;
    private final Runnable handed;

    NumberedMail(Session session, String id, Runnable handed) {
        super(session);
        this.id = id;
        this.handed = handed;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        super.writeTo(out, without);
        handed.run();
    }
}
