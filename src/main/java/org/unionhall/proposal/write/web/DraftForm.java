package org.unionhall.proposal.write.web;

import org.unionhall.proposal.Category;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.write.Draft;
import org.unionhall.web.Typed;

/** The form of a draft as typed. */
record DraftForm(String version, String title, String category, String reason, String measures, String wanted, Boolean collective) {

    static DraftForm of(Proposal proposal) {
        return new DraftForm(Integer.toString(proposal.version()), proposal.title(), proposal.category().name(), proposal.reason(), proposal.measures(),
                proposal.wantedDepartment() == null ? "" : proposal.wantedDepartment().toString(), proposal.collective());
    }

    Draft draft() {
        Category chosen = Typed.asked(category, Category.class);
        return new Draft(plain(title).replaceAll("[\\r\\n\\t]+", " "), chosen == null ? Category.OTHER : chosen, plain(reason), plain(measures), Typed.id(wanted), Boolean.TRUE.equals(collective));
    }

    private static String plain(String typed) {
        String text = Typed.said(typed);
        return text == null ? "" : text.replace("\r\n", "\n");
    }
}
