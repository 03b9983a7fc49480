package org.unionhall.trial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unionhall.kernel.Ids;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.trial.Course.Step;
import org.unionhall.trial.ProposalSample.Delegate;
import org.unionhall.trial.ProposalSample.Department;
import org.unionhall.trial.ProposalSample.Person;

/** What one proposal of the sample left behind: its row, its people, its journal, answers, marks and promises. */
final class Papers {

    private static final UUID LOADER = new UUID(0, 0);
    private static final Map<Character, String> MARKS = Map.of('S', "SATISFIED", 'B', "BASICALLY", 'D', "DISSATISFIED");
    private static final Map<String, List<String>> SAID = Map.ofEntries(
            Map.entry("WITHDRAW", List.of("主管部门会前已经说明解决安排，不再提交")), Map.entry("HAND_BACK", List.of("建议措施过于原则，请补充可操作的做法")),
            Map.entry("RETURN", List.of("一案提出了两件事情，请分开提交；一事一案", "请补充现状数据和建议的责任部门")), Map.entry("MERGE", List.of("与该案内容相同，合并办理，提案人列为共同提案人")),
            Map.entry("TURN_INTO_SUGGESTION", List.of("属于具体事务的改进，转为意见建议办理更为便捷")), Map.entry("NOT_FILE", List.of("所提事项已经列入学校本年度计划并在实施中，不再立案", "属于上级部门职权，学校已向上反映")),
            Map.entry("DISPUTE", List.of("委员对是否立案意见不一，提请主席团决定")), Map.entry("DECIDE_FILE", List.of("经主席团会议讨论，事关教职工切身利益，同意立案")),
            Map.entry("DECIDE_SUGGESTION", List.of("经主席团会议讨论，转为意见建议交有关部门研究")), Map.entry("DECIDE_NOT", List.of("经主席团会议讨论，条件尚不具备，不予立案")),
            Map.entry("GIVE_OPINION", List.of("请承办部门认真调研，先易后难，拿出时间表并当面向提案人说明", "此事教职工关心，请与有关部门会商后尽快落实")),
            Map.entry("OBJECT", List.of("经核对，该事项的主管职责不在本部门，建议改由有关部门主办")), Map.entry("CLOSE_WITH_NOTE", List.of("校长办公会已研究，列入下一年度重点工作，向提案人作了当面说明")));
    private static final Map<String, List<String>> ANSWERS = Map.of(
            "SOLVED", List.of("来信收悉。经与您当面沟通并实地查看，相关工作已经完成并投入使用，后续维护由本部门负责。", "提案所提问题属实。本部门已按建议落实，并建立了长期管理办法，欢迎继续监督。"),
            "PLANNED", List.of("提案很有针对性。因涉及经费和施工季节，已列入计划，将在所列日期前完成，其间每季度通报一次进展。", "本部门已会同有关单位论证，方案基本确定，正在履行采购程序，按所列日期完成。"),
            "NOT_NOW", List.of("对您的建议我们做了认真研究。受现行政策和条件限制，目前难以实施，现将原因说明如下。"),
            "REFERENCE", List.of("感谢您对学校工作的关心。所提思路对我们很有启发，将在制订规划时作为重要参考。"),
            "", List.of("意见收悉，已安排专人跟进处理，并将结果向您反馈，感谢关心和支持。"));

    private final Course course;
    private final Books books;
    private final LocalDate today;
    private final Department wrong;

    Papers(Course course, Books books, LocalDate today) {
        this.course = course;
        this.books = books;
        this.today = today;
        wrong = course.assisting != null ? course.assisting : course.another;
    }

    void write() {
        proposal();
        people();
        String stage = null;
        for (Step step : course.steps) {
            Person by = course.by(step.act());
            ProposalAct act = List.of("ASKED", "MORE").contains(step.act()) ? null : ProposalAct.valueOf(step.act());
            String to = act == null ? stage : act.to().name();
            String what = act != null ? step.act() : step.act().equals("ASKED") ? "OPINION_ASKED" : "EXTENSION_ASKED";
            line(step.act().equals("PASS") && by == null ? "CHECK_NOBODY" : what, stage, to, step.at(), by, said(step), false);
            follow(step);
            stage = to;
        }
    }

    private void proposal() {
        Step assigned = last("ASSIGN", "FORWARD");
        Step last = course.steps.stream().filter(step -> !List.of("ASKED", "MORE").contains(step.act())).reduce((a, b) -> b).orElseThrow();
        Step again = last("HANDLE_AGAIN");
        boolean submitted = last("SUBMIT", "SUBMIT_LATE") != null;
        Department lead = assigned == null ? null : course.department;
        Step answered = last("RELEASE", "ANSWER", "ANSWER_ITSELF", "EXPLAIN");
        Step closed = last("CLOSE", "CLOSE_WITH_NOTE");
        Step released = last("RELEASE");
        books.add("""
                insert into proposal (id, session_id, stage, title, category, reason, measures, delegation_id, wanted_department, visibility, merged_into, seconds, round,
                    lead_department, leader_id, due_on, result, created_by, created_at, submitted_at, replied_at, closed_at, moved_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, course.id, course.meeting.id(), ProposalAct.valueOf(last.act()).to().name(), course.title, course.matter.category().name(),
                course.matter.reason(course.turn), course.matter.measures(course.turn), course.collective() ? course.proposers.get(0).delegation() : null,
                course.turn % 5 == 0 ? null : course.department.id(), course.turn % 23 == 7 ? "CLOSED" : course.turn % 11 == 5 ? "DELEGATES" : "PUBLIC",
                course.carrier == null ? null : course.carrier.id, !submitted ? null : course.collective() ? 0 : course.seconders().size(), again == null ? 1 : 2,
                lead == null ? null : lead.id(), lead == null && last("ASKED") == null ? null : course.department.posts().get("LEADER").id(),
                assigned == null ? null : again == null ? course.due(assigned) : again.on().plusDays(21),
                released == null ? null : course.way.results().get(released.round() - 1), LOADER, course.steps.get(0).at(),
                submitted ? first("SUBMIT", "SUBMIT_LATE").at() : null, answered == null ? null : answered.at(), closed == null ? null : closed.at(), last.at());
    }

    private void people() {
        for (int n = 0; n < course.proposers.size(); n++) {
            Delegate one = course.proposers.get(n);
            books.add("insert into proposal_proposer (proposal_id, person_id, delegate_id, nr) values (?, ?, ?, ?)", course.id, one.person().id(), one.id(), n + 1);
        }
        Step shown = first("PUBLISH");
        if (shown == null || course.collective()) {
            return;
        }
        List<Delegate> seconders = course.seconders();
        boolean open = first("SUBMIT", "SUBMIT_LATE", "WITHDRAW") == null;
        for (int n = 0; n < seconders.size(); n++) {
            OffsetDateTime at = shown.at().plusMinutes(40 + 9L * n);
            boolean invited = n % 3 != 2;
            second(seconders.get(n), open && n % 2 == 1 && invited ? "INVITED" : "CONFIRMED", invited ? shown.at().plusMinutes(5) : null, at, shown);
        }
        if (course.way.delegate().equals("asked")) {
            course.meeting.seconders().stream().filter(Delegate::shown).findFirst()
                    .ifPresent(one -> second(one, "INVITED", shown.at().plusMinutes(6), shown.at(), shown));
        }
    }

    private void second(Delegate one, String state, OffsetDateTime invited, OffsetDateTime at, Step shown) {
        boolean said = state.equals("CONFIRMED");
        books.add("insert into proposal_second (proposal_id, person_id, delegate_id, state, invited_at, said_at) values (?, ?, ?, ?, ?, ?)", course.id,
                one.person().id(), one.id(), state, invited, said ? at : null);
        if (said) {
            line(invited == null ? "SECOND_VOLUNTEER" : "SECOND_CONFIRM", "SECONDING", "SECONDING", at, one.person(), null, false);
        }
    }

    private void follow(Step step) {
        switch (step.act()) {
            case "ASSIGN", "FORWARD" -> assign(step);
            case "ACCEPT" -> talk(step);
            case "SUBMIT" -> past(step);
            case "MORE" -> books.add("""
                    insert into proposal_extension (proposal_id, round, due_was, due_asked, reason, state, asked_at, asked_by, asker)
                    values (?, 1, ?, ?, '需等待采购结果，申请延期答复', 'ASKED', ?, ?, ?)
                    """, course.id, course.due(last("ASSIGN")), course.due(last("ASSIGN")).plusDays(14), step.at(), LOADER, course.by("MORE").name());
            case "DRAFT_REPLY" -> reply(step);
            case "ANSWER", "ANSWER_ITSELF", "EXPLAIN" -> books.add("""
                    insert into proposal_reply (proposal_id, round, nr, department, text, drafted_at, drafter, released_at, releaser) values (?, 1, 1, ?, ?, ?, ?, ?, ?)
                    """, course.id, step.act().equals("ANSWER") ? course.department.name() : "", ANSWERS.get("").get(0), step.at(), course.by(step.act()).name(), step.at(),
                    course.by(step.act()).name());
            case "CLOSE", "HANDLE_AGAIN", "ESCALATE" -> evaluate(step);
            default -> { }
        }
    }

    private void assign(Step step) {
        boolean forward = step.act().equals("FORWARD");
        Step objected = first("OBJECT");
        boolean contested = objected != null && step.at().isBefore(objected.at());
        books.add("""
                insert into proposal_assignment (proposal_id, department_id, department, leader, assists, due_on, object_until, meant, objected, assigned_at, actor)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, course.id, course.department.id(), course.department.name(), course.department.posts().get("LEADER").name(),
                course.assisting == null || forward ? null : course.assisting.name(), course.due(step), forward ? null : step.on().plusDays(9), contested ? wrong.id() : null,
                contested ? SAID.get("OBJECT").get(0) : null, step.at(), course.by(step.act()).name());
        if (course.assisting != null && !forward && !contested) {
            boolean spoke = first("DRAFT_REPLY") != null;
            books.add("insert into proposal_assist (proposal_id, department_id, words, said_at, said_by) values (?, ?, ?, ?, ?) on conflict do nothing", course.id,
                    course.assisting.id(), spoke ? "本部门积极配合，涉及事项将同步安排。" : null, spoke ? step.at().plusDays(2) : null,
                    spoke ? course.assisting.posts().get("HEAD").name() : null);
        }
    }

    /** Every third department speaks with its proposers before it answers. */
    private void talk(Step accepted) {
        LocalDate day = accepted.on().plusDays(1);
        if (course.turn % 3 != 0 || !day.isBefore(today)) {
            return;
        }
        List<String> asked = List.of("收到提案，我们想先到现场看一看。本周三下午是否方便？", "请教一下：提案中提到的情况主要集中在哪个时段？我们好安排人员核实。", "方案初稿已经有了，想听听您和附议代表的意见。");
        List<String> said = List.of("可以，我把几位附议的代表也请上，周三下午三点在楼门口见。", "主要是早上第一节课前和中午，欢迎来看。", "总体可行，建议把完成时间写具体，并留一个联系电话。");
        message("DEPARTMENT", course.by("DRAFT_REPLY"), turn(asked), course.at(day, 2));
        message("PROPOSER", course.proposers.get(0).person(), turn(said), course.at(day, 12));
        if (course.turn % 2 == 0) {
            message("DEPARTMENT", course.by("DRAFT_REPLY"), "好的，谢谢配合，情况已记录，答复中会逐条说明。", course.at(day, 24));
        }
    }

    private void message(String side, Person by, String text, OffsetDateTime at) {
        books.add("insert into proposal_message (proposal_id, side, actor, text, at) values (?, ?, ?, ?, ?)", course.id, side, by.name(), text, at);
    }

    /** What was returned was mended before it was handed in again. */
    private void past(Step submitted) {
        if (submitted != first("SUBMIT")) {
            books.add("insert into proposal_past (proposal_id, at, actor, title, category, reason, measures) values (?, ?, ?, ?, ?, ?, ?)", course.id, submitted.at().minusMinutes(30),
                    course.by("SUBMIT").name(), course.title, course.matter.category().name(), course.matter.situation() + "。", "一、" + course.matter.measures().get(0) + "。");
        }
    }

    private void reply(Step step) {
        String result = course.way.results().get(step.round() - 1);
        Step signed = next("SIGN", step);
        Step released = next("RELEASE", step);
        boolean planned = result.equals("PLANNED");
        LocalDate promised = planned ? promised(released == null ? today : released.on(), step.round()) : null;
        String text = turn(ANSWERS.get(result)) + "（办理情况：" + String.join("；", course.matter.measures()) + "）";
        String measures = planned || result.equals("SOLVED") ? course.matter.measures().get(0) + "。" : "";
        String why = result.equals("NOT_NOW") ? "现行经费标准和场地条件暂不支持，待政策明确后再行研究。" : null;
        Department from = course.department;
        books.add("""
                insert into proposal_reply (id, proposal_id, round, nr, department, result, text, measures, why_not, promised_on, drafted_at, drafter, signed_at, signer,
                    signer_account, signer_post, digest, released_at, releaser, evaluate_until)
                values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, Ids.next(), course.id, step.round(), from.name(), result, text, measures, why, promised, step.at(), course.by("DRAFT_REPLY").name(),
                signed == null ? null : signed.at(), signed == null ? null : course.by("SIGN").name(), signed == null ? null : LOADER,
                signed == null ? null : from.name(), signed == null ? null : digest(course.id, step.round(), 1, from.name(), result, text, measures, why, promised, null, List.of()),
                released == null ? null : released.at(), released == null ? null : course.by("RELEASE").name(), released == null ? null : released.on().plusDays(14));
        if (planned && released != null) {
            promise(released, promised, step.round());
        }
    }

    /** As the signature of an answer is computed; a test compares. */
    private static byte[] digest(Object... parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\u001f"))
                    .getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }

    private LocalDate promised(LocalDate released, int round) {
        return round < course.way.results().size() ? released.plusDays(90) : switch (course.way.promise()) {
            case "KEPT" -> released.plusDays(60);
            case "LATE" -> released.plusDays(90);
            case "BROKEN" -> released.plusDays(150);
            case "OVER" -> today.minusDays(6);
            default -> today.plusDays(30 + course.turn % 60);
        };
    }

    private void promise(Step released, LocalDate due, int round) {
        String insert = "insert into proposal_promise (proposal_id, nr, due_on, state, asked_at, reported_at, reporter, words) values (?, ?, ?, ?, ?, ?, ?, ?)";
        if (round < course.way.results().size()) {
            Step later = last("RELEASE");
            books.add(insert, course.id, 1, due, "REPLACED", null, later.at(), null, "");
            return;
        }
        String who = course.by("DRAFT_REPLY").name();
        String state = course.way.promise();
        boolean open = state.equals("OPEN") || state.equals("OVER");
        LocalDate told = state.equals("BROKEN") ? due.plusDays(3) : due.minusDays(2);
        String words = switch (state) {
            case "KEPT" -> "已按答复完成，请提案人现场查看。";
            case "LATE" -> "因施工季节推迟，预计延期完成，向提案人致歉。";
            default -> "因经费调整未能落实，已向提案人说明。";
        };
        OffsetDateTime asked = due.isAfter(today) ? null : course.at(due.minusDays(3), 1);
        books.add(insert, course.id, 1, due, open ? "OPEN" : state, asked, open ? null : course.at(told, 5), open ? null : who, open ? null : words);
        if (state.equals("OPEN") && course.turn % 2 == 0 && released.on().plusDays(40).isBefore(today)) {
            books.add("insert into proposal_progress (proposal_id, actor, words, at) values (?, ?, ?, ?)", course.id, who, "采购程序已经完成，施工单位下月进场，按期完成没有问题。",
                    course.at(released.on().plusDays(40), 6));
        }
        if (state.equals("BROKEN") && course.turn % 2 == 0) {
            books.add("insert into proposal_contradiction (promise_id, person_id, words, at) select id, ?, ?, ? from proposal_promise where proposal_id = ? and nr = 1",
                    course.proposers.get(0).person().id(), "经费调整的说明没有数据，希望给出新的时间安排。", course.at(told.plusDays(3), 7), course.id);
        }
        if (!open) {
            line("PROMISE_" + state, "CLOSED", "CLOSED", course.at(told, 5), course.by("DRAFT_REPLY"), words, false);
        }
        if (state.equals("LATE")) {
            books.add(insert, course.id, 2, today.plusDays(50 + course.turn % 20), "OPEN", null, null, null, null);
        }
    }

    private void evaluate(Step settled) {
        String marks = course.way.marks().get(settled.round() - 1);
        int n = 0;
        for (Person author : course.authors) {
            // of those who came in by merging every other one says something
            char mark = n < marks.length() ? marks.charAt(n) : n % 2 == 0 && marks.charAt(0) != '-' ? 'S' : '-';
            n++;
            if (mark != '-') {
                OffsetDateTime at = course.at(settled.on().minusDays(2), n);
                books.add("insert into proposal_evaluation (proposal_id, round, person_id, attitude, result, comment, at, actor) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        course.id, settled.round(), author.id(), mark == 'D' ? "BASICALLY" : "SATISFIED", MARKS.get(mark),
                        mark == 'D' ? "答复停留在原则层面，没有时间安排，希望能到现场看一看再研究。" : course.turn % 4 == 0 ? "沟通及时，感谢承办部门。" : null, at, author.name());
                line("EVALUATED", "REPLIED", "REPLIED", at, author, null, true);
            }
        }
    }

    private String said(Step step) {
        return SAID.containsKey(step.act()) ? turn(SAID.get(step.act())) : step.act().equals("ASKED") ? course.department.posts().get("LEADER").name() : null;
    }

    private void line(String act, String from, String to, OffsetDateTime at, Person by, String note, boolean closed) {
        books.add("insert into proposal_step (proposal_id, act, from_stage, to_stage, at, person_id, actor, note, closed) values (?, ?, ?, ?, ?, ?, ?, ?, ?)", course.id, act, from,
                to, at, by == null ? null : by.id(), by == null ? "" : by.name(), note, closed);
    }

    private String turn(List<String> words) {
        return words.get(course.turn % words.size());
    }

    private Step first(String... acts) {
        return course.steps.stream().filter(step -> List.of(acts).contains(step.act())).findFirst().orElse(null);
    }

    private Step last(String... acts) {
        return course.steps.stream().filter(step -> List.of(acts).contains(step.act())).reduce((a, b) -> b).orElse(null);
    }

    private Step next(String act, Step after) {
        return course.steps.subList(course.steps.indexOf(after), course.steps.size()).stream().filter(step -> step.act().equals(act)).findFirst().orElse(null);
    }
}
