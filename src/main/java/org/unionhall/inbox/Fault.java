package org.unionhall.inbox;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * Why a try failed. The server's code decides: 4xx is for now, 5xx is for good, but only where it speaks of this mail; a
 * server that refuses the portal itself (its address, its password) may be set right, and no mail is given up for it.
 *
 * @param reply what the server said, or what happened to the line; never an address in clear
 */
record Fault(Outcome outcome, String reply) {

    private static final int LONGEST = 300;

    /**
     * @param handed whether the final dot may have been sent
     * @param to     the reader's address, to be masked where the server repeats it
     */
    static Fault of(RuntimeException failure, boolean handed, MailAddress to) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return new Fault(byCode(refused.getReturnCode()), words(refused.getReturnCode(), refused.getMessage(), to));
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof SMTPSenderFailedException us) {
                return new Fault(Outcome.UNREACHABLE, words(us.getReturnCode(), us.getMessage(), to));
            }
            if (cause instanceof SMTPSendFailedException refused && refused.getReturnCode() > 0) {
                boolean us = String.valueOf(refused.getCommand()).startsWith("MAIL");
                return new Fault(us ? Outcome.UNREACHABLE : byCode(refused.getReturnCode()), words(refused.getReturnCode(), refused.getMessage(), to));
            }
        }
        Throwable deepest = causes.get(causes.size() - 1);
        String said = words(0, deepest.getClass().getSimpleName() + ": " + deepest.getMessage(), to);
        boolean door = failure instanceof MailAuthenticationException || failure instanceof MailSendException && !handed
                && String.valueOf(failure.getMessage()).startsWith("Mail server connection failed");
        return new Fault(door ? Outcome.UNREACHABLE : handed ? Outcome.DOUBTFUL : Outcome.CUT_OFF, said);
    }

    private static Outcome byCode(int code) {
        return code >= 500 ? Outcome.REFUSED : Outcome.LATER;
    }

    private static String words(int code, String said, MailAddress to) {
        String plain = String.valueOf(said).replace(to.text(), to.masked()).replaceAll("[^\\s<>()\\[\\]:;,*]+@", "***@").replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String whole = code > 0 && !plain.startsWith("" + code) ? code + " " + plain : plain;
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    }

    /** Spring's mail exceptions keep the true ones beside, and Jakarta's keep them in a chain of their own. */
    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(failure, all, seen);
        return all;
    }

    private static void collect(Throwable one, List<Throwable> all, Set<Throwable> seen) {
        if (one != null && seen.add(one)) {
            all.add(one);
            if (one instanceof MailSendException several) {
                several.getFailedMessages().values().forEach(failed -> collect(failed, all, seen));
            }
            if (one instanceof MessagingException chained) {
                collect(chained.getNextException(), all, seen);
            }
            collect(one.getCause(), all, seen);
        }
    }
}
