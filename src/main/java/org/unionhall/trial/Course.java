package org.unionhall.trial;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unionhall.kernel.Ids;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.trial.ProposalSample.Delegate;
import org.unionhall.trial.ProposalSample.Department;
import org.unionhall.trial.ProposalSample.Meeting;
import org.unionhall.trial.ProposalSample.Person;

/** One proposal of the sample from its draft to where it stands: who did what on which day. */
final class Course {

    /** Days from the act before, in the session that is over and in the one ahead. */
    private static final Map<String, int[]> DAYS = Map.ofEntries(Map.entry("WRITE", new int[] {0, 0}), Map.entry("PUBLISH", new int[] {0, 0}),
            Map.entry("SUBMIT", new int[] {1, 1}), Map.entry("SUBMIT_LATE", new int[] {8, 1}), Map.entry("PASS", new int[] {1, 1}), Map.entry("HAND_BACK", new int[] {1, 1}),
            Map.entry("RETURN", new int[] {2, 2}), Map.entry("MERGE", new int[] {11, 3}), Map.entry("DISPUTE", new int[] {7, 2}), Map.entry("ASKED", new int[] {1, 1}),
            Map.entry("GIVE_OPINION", new int[] {5, 1}), Map.entry("ASSIGN", new int[] {12, 1}), Map.entry("ACCEPT", new int[] {3, 1}), Map.entry("OBJECT", new int[] {4, 1}),
            Map.entry("MORE", new int[] {20, 2}), Map.entry("DRAFT_REPLY", new int[] {26, 3}), Map.entry("SIGN", new int[] {2, 1}), Map.entry("RELEASE", new int[] {3, 1}),
            Map.entry("CLOSE", new int[] {9, 3}), Map.entry("HANDLE_AGAIN", new int[] {9, 3}), Map.entry("ESCALATE", new int[] {9, 3}),
            Map.entry("CLOSE_WITH_NOTE", new int[] {30, 3}), Map.entry("FORWARD", new int[] {12, 1}), Map.entry("ANSWER", new int[] {25, 3}),
            Map.entry("ARCHIVE", new int[] {120, 3}));
    private static final int[] USUAL = {10, 2};
    /** Calendar days from an assignment to the last day of the answer, about thirty working days. */
    private static final int TO_ANSWER = 42;

    final UUID id = Ids.next();
    final int turn;
    final Way way;
    final Matter matter;
    final String title;
    final boolean second;
    final Course carrier;
    final Meeting meeting;
    final Department department;
    final Department assisting;
    /** Not the one that leads; the same where there is only one. */
    final Department another;
    private final LocalDate today;
    private final ZoneId zone;
    final List<Delegate> proposers = new ArrayList<>();
    final Set<Person> authors = new LinkedHashSet<>();
    /** One step: what, by whom, when, and in which round. */
    final List<Step> steps = new ArrayList<>();

    record Step(String act, LocalDate on, OffsetDateTime at, int round) {
    }

    Course(int turn, Way way, Matter matter, String title, boolean second, Course carrier, Meeting meeting, Map<String, Department> departments, LocalDate today, ZoneId zone) {
        this.turn = turn;
        this.way = way;
        this.matter = matter;
        this.title = title;
        this.second = second;
        this.carrier = carrier;
        this.meeting = meeting;
        this.today = today;
        this.zone = zone;
        department = departments.get(way.department().isEmpty() ? matter.department() : way.department());
        List<Department> all = List.copyOf(departments.values());
        Department other = all.get(turn % all.size());
        assisting = turn % 6 == 0 && other != department ? other : null;
        another = other != department ? other : all.get((turn + 1) % all.size());
        walk();
    }

    private void walk() {
        int session = meeting.daysAgo() == 0 ? 1 : 0;
        int all = way.acts().stream().mapToInt(act -> DAYS.getOrDefault(act, USUAL)[session]).sum();
        LocalDate day = session == 0 ? today.minusDays(meeting.daysAgo() - turn % 3) : today.minusDays(Math.min(17, all + 1 + turn % 3));
        int round = 1;
        int answers = 0;
        for (int n = 0; n < way.acts().size(); n++) {
            String act = way.acts().get(n);
            // every eighth answer is late; the second handling is short
            int days = DAYS.getOrDefault(act, USUAL)[session] + (act.equals("ASSIGN") ? way.lag() : 0)
                    + (act.equals("DRAFT_REPLY") ? round == 2 ? -14 : session == 0 && turn % 8 == 3 ? 24 : 0 : 0);
            day = day.plusDays(days).isBefore(today) ? day.plusDays(days) : today.minusDays(1);
            steps.add(new Step(act, day, at(day, n), round));
            if (act.equals("HANDLE_AGAIN")) {
                round = 2;
            }
        }
    }

    OffsetDateTime at(LocalDate day, int n) {
        return day.atTime(LocalTime.of(9, 5).plusMinutes(17L * n + turn % 13)).atZone(zone).toOffsetDateTime();
    }

    OffsetDateTime filedAt() {
        return steps.stream().filter(step -> step.act().endsWith("FILE") && !step.act().equals("NOT_FILE")).findFirst().orElseThrow().at();
    }

    /** Who proposes; called in order, so that everybody has their turn. */
    void cast(List<Course> all) {
        List<Delegate> pool = meeting.proposers();
        if (way.delegate().equals("own")) {
            proposers.add(pool.stream().filter(Delegate::shown).findFirst().orElseThrow());
        }
        for (int n = turn * 3; proposers.size() < way.proposers(); n++) {
            Delegate next = pool.get(n % pool.size());
            if (!next.shown() && !proposers.contains(next)) {
                proposers.add(next);
            }
        }
        Set<Person> behind = carrier == null ? authors : carrier.authors;
        proposers.forEach(one -> behind.add(one.person()));
        proposers.forEach(one -> authors.add(one.person()));
    }

    List<Delegate> seconders() {
        List<Delegate> found = new ArrayList<>();
        for (int n = turn * 7; found.size() < 2 + turn % 4; n++) {
            Delegate next = meeting.seconders().get(n % meeting.seconders().size());
            if (!authors.contains(next.person()) && !found.contains(next) && !next.shown()) {
                found.add(next);
            }
        }
        return found;
    }

    /** Whose act a step is. */
    Person by(String act) {
        ProposalAct.By by = switch (act) {
            case "ASKED" -> ProposalAct.By.COMMITTEE;
            case "MORE" -> ProposalAct.By.DEPARTMENT;
            default -> ProposalAct.valueOf(act).by();
        };
        return switch (by) {
            case DELEGATE, PROPOSER -> proposers.get(0).person();
            case DELEGATION_HEAD -> meeting.heads().get(proposers.get(0).delegation());
            case COMMITTEE -> meeting.secretary();
            case PRESIDIUM -> meeting.presidium();
            case LEADER -> department.posts().get("LEADER");
            case DEPARTMENT -> department.posts().getOrDefault("HANDLER", department.posts().get("HEAD"));
            case DEPARTMENT_HEAD -> department.posts().get("HEAD");
            case PORTAL -> null;
        };
    }

    LocalDate due(Step assigned) {
        return assigned.on().plusDays(TO_ANSWER);
    }

    boolean collective() {
        return turn % 19 == 4 && way.delegate().isEmpty() && proposers.get(0).delegation() != null;
    }

    void write(Books books) {
        new Papers(this, books, today).write();
    }
}
