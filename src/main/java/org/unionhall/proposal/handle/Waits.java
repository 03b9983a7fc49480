package org.unionhall.proposal.handle;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.handle.CaseList.View;

/** What of a case waits for somebody: one condition for the number on the desk and for the list that it opens. */
public enum Waits {

    ACCEPT(View.DEPARTMENT, "t.stage = 'ASSIGNED' and t.lead_department = any(:own)"),
    ANSWER(View.DEPARTMENT, "t.stage = 'HANDLING' and t.lead_department = any(:own)"),
    SUGGESTION(View.DEPARTMENT, "t.stage = 'FORWARDED' and t.lead_department = any(:own)"),
    ASSIST(View.DEPARTMENT, """
            t.stage in ('ASSIGNED', 'HANDLING') and exists (select 1 from proposal_assist a where a.proposal_id = t.id and a.department_id = any(:own) and a.words is null)"""),
    SIGN(View.DEPARTMENT, "t.stage = 'DRAFTED' and t.lead_department = any(:heads)"),
    OPINION(View.LEADER, "t.stage = 'FILED' and " + Sql.CHARGED),
    RELEASE(View.LEADER, "t.stage = 'SIGNED' and " + Sql.CHARGED),
    ASSIGN(View.COMMITTEE, "t.stage in ('FILED', 'OPINED') and t.session_id = any(:sessions)"),
    OBJECTED(View.COMMITTEE, "t.stage = 'OBJECTED' and t.session_id = any(:sessions)"),
    FORWARD(View.COMMITTEE, "t.stage = 'SUGGESTION' and t.session_id = any(:sessions)"),
    EXPLAIN(View.COMMITTEE, "t.stage = 'NOT_FILED' and t.session_id = any(:sessions)"),
    ESCALATED(View.COMMITTEE, "t.stage = 'ESCALATED' and t.session_id = any(:sessions)"),
    /** More time is asked for. */
    EXTENSION(View.COMMITTEE, "t.session_id = any(:sessions) and exists (select 1 from proposal_extension e where e.proposal_id = t.id and e.state = 'ASKED')"),
    /** A proposer can not evaluate, or may not because all of them answer for the case: the union's office does. */
    EVALUATE_FOR(View.COMMITTEE, "t.stage = 'REPLIED' and t.session_id = any(:offices) and " + Sql.UNSAID + " and not " + Undertakers.answers("person", "today"));

    private final View view;
    private final String sql;

    Waits(View view, String sql) {
        this.view = view;
        this.sql = sql;
    }

    /** Whose cases it is one of. */
    public View view() {
        return view;
    }

    /** Whether the table of the assignment meeting lists it. */
    public boolean atMeeting() {
        return this == ASSIGN || this == OBJECTED || this == FORWARD;
    }

    /** The condition on {@code t}: nothing of one's own waits for oneself. */
    String sql() {
        return "(" + sql + ") and " + Sql.NOT_OWN;
    }

    /** The name below {@code proposal.handle.task.}. */
    String kind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Each as rows of kind, case, since when and until when. */
    static Stream<String> queries(View view) {
        return Arrays.stream(values()).filter(one -> one.view == view).map(one -> "select '" + one.kind() + "' as kind, t.id, t.moved_at, "
                + (one.view == View.COMMITTEE && one != EXTENSION ? "null::date" : "t.due_on") + " as due_on from proposal t where " + one.sql());
    }

    /** Apart, for the constants above to be able to name them. */
    static final class Sql {

        static final String NOT_OWN = """
                not exists (select 1 from proposal_proposer o join proposal s on s.id = o.proposal_id where o.person_id = :person and (s.id = t.id or s.merged_into = t.id))
                """;
        private static final String CHARGED = """
                (t.leader_id = :person or t.lead_department = any(:led) and not exists (select 1 from proposal_undertaker u where u.person_id = t.leader_id
                    and u.post = 'LEADER' and u.from_on <= :today and (u.to_on is null or u.to_on > :today)))""";
        /** As {@link Evaluators#missing} has it: who has not said anything, and somebody else may. */
        private static final String UNSAID = """
                exists (select 1 from proposal s join proposal_proposer r on r.proposal_id = s.id join personnel_person p on p.id = r.person_id
                    where (s.id = t.id or s.merged_into = t.id)
                      and not exists (select 1 from proposal_evaluation e where e.proposal_id = t.id and e.round = t.round and e.person_id = p.id)
                      and (not ANSWERS and (p.duty_state = 'DECEASED' or not exists (select 1 from identity_account a where a.person_id = p.id and a.disabled_at is null))
                        or not exists (select 1 from proposal s join proposal_proposer r on r.proposal_id = s.id where (s.id = t.id or s.merged_into = t.id) and not ANSWERS)))
                """.replace("ANSWERS", Undertakers.answers("person", "today").replace(":person", "r.person_id"));

        private Sql() {
        }
    }
}
