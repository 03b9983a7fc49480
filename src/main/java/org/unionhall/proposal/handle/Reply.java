package org.unionhall.proposal.handle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unionhall.proposal.ResultClass;

/**
 * One version of an answer.
 *
 * @param round         of handling; @param nr the version within the round, from 1
 * @param result        null for the answer to a suggestion and for an explanation
 * @param whyNot        of what cannot be solved now; @param promisedOn of what is planned
 * @param unheard       why a department that assists was not waited for
 * @param sentBack      who sent it back, and why; null when nobody did
 * @param signerRequest the request under which the trail has the signature
 * @param digest        what {@link #seal} answered when it was signed; null before
 * @param releaser      empty where no leader signs
 * @param evaluateUntil the last day to evaluate; null where it cannot be counted
 * @param papers        SHA-256 of its files, in hexadecimal, in order
 */
public record Reply(UUID id, UUID proposal, int round, int nr, String department, ResultClass result, String text, String measures, String whyNot,
                    LocalDate promisedOn, String unheard, Instant draftedAt, String drafter, Instant sentBackAt, String sentBack, Instant signedAt,
                    String signer, String signerPost, String signerRequest, byte[] digest, Instant releasedAt, String releaser, LocalDate evaluateUntil,
                    List<String> papers) {

    public boolean given() {
        return releasedAt != null;
    }

    /** All that the signature stands for, its files included. */
    byte[] seal() {
        String all = Arrays.asList(proposal, round, nr, department, result, text, measures, whyNot, promisedOn, unheard, papers).stream()
                .map(String::valueOf).collect(Collectors.joining("\u001f"));
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    /** Whether it is to the letter what was signed. */
    public boolean intact() {
        return digest != null && MessageDigest.isEqual(digest, seal());
    }

    /** The fingerprint as people compare it, 64 characters. */
    public String fingerprint() {
        return digest == null ? null : java.util.HexFormat.of().formatHex(digest);
    }
}
