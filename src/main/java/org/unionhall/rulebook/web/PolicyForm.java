package org.unionhall.rulebook.web;

import org.unionhall.rulebook.Policy;
import org.unionhall.rulebook.PolicyDraft;

/** What is typed about a document. */
record PolicyForm(String title, String number, String issuer, String version, Boolean trial, String adoptedOn, String from, String lastDay,
                  String note, String revision) {

    static PolicyForm empty() {
        return new PolicyForm(null, null, null, null, false, null, null, null, null, null);
    }

    static PolicyForm of(Policy policy) {
        return new PolicyForm(policy.title(), policy.number(), policy.issuer(), policy.version(), policy.trial(), text(policy.adoptedOn()),
                text(policy.from()), text(policy.lastDay()), policy.note(), String.valueOf(policy.revision()));
    }

    /** What usually stays from one version to the next. */
    static PolicyForm after(Policy policy) {
        return new PolicyForm(policy.title(), null, policy.issuer(), null, false, null, null, null, null, null);
    }

    private static String text(Object day) {
        return day == null ? null : day.toString();
    }

    PolicyDraft draft() {
        return new PolicyDraft(title, number, issuer, version, Boolean.TRUE.equals(trial), FormFields.day("adoptedOn", adoptedOn),
                FormFields.day("from", from), FormFields.day("lastDay", lastDay), note);
    }

    int seen() {
        return revision != null && revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : -1;
    }
}
