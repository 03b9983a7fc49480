package org.unionhall.proposal.figure.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.unionhall.congress.Congresses;
import org.unionhall.identity.Actor;
import org.unionhall.identity.SignedIn;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.ProposalTabs;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.figure.AwardAct;
import org.unionhall.proposal.figure.AwardStage;
import org.unionhall.proposal.figure.Awards;
import org.unionhall.proposal.figure.Awards.Award;
import org.unionhall.proposal.figure.Ranking;
import org.unionhall.proposal.figure.Ranking.Kind;
import org.unionhall.proposal.figure.Reckoning;
import org.unionhall.proposal.figure.Reckoning.Period;
import org.unionhall.web.Flash;
import org.unionhall.web.NoSuchThing;
import org.unionhall.web.Paper;
import org.unionhall.web.Refusals;
import org.unionhall.web.Typed;

/** The awards of a session: what everybody may know, and for the committee the ranking with what it can do. */
@Controller
@SignedIn
class AwardController {

    private static final int RANKS = 30;

    private final Awards awards;
    private final Ranking ranking;
    private final Reckoning reckoning;
    private final Congresses congresses;
    private final ProposalTabs tabs;
    private final ProposalWords words;
    private final Refusals refusals;
    private final Clock clock;

    AwardController(Awards awards, Ranking ranking, Reckoning reckoning, Congresses congresses, ProposalTabs tabs, ProposalWords words, Refusals refusals, Clock clock) {
        this.awards = awards;
        this.ranking = ranking;
        this.reckoning = reckoning;
        this.congresses = congresses;
        this.tabs = tabs;
        this.words = words;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** @param ranks empty for who does not decide; @param taken who is on the list already; @param own whom the reader does not decide about */
    record Board(Kind kind, List<Ranking.Rank> ranks, int quota, List<UUID> taken, Set<UUID> own, Object[] weights) {

        /** Whether no more can be chosen. */
        public boolean full() {
            return taken.size() >= quota;
        }
    }

    @GetMapping("/proposals/awards")
    String awards(Actor actor, @RequestParam(defaultValue = "") String session, Model model) {
        Period period = reckoning.period(actor, Typed.id(session), null);
        if (period == null) {
            throw new NoSuchThing();
        }
        UUID id = period.session().id();
        boolean decides = awards.decides(actor, id);
        List<Award> chosen = awards.of(actor, id);
        model.addAttribute("tabs", tabs.of(actor));
        model.addAttribute("chosen", period.session());
        model.addAttribute("sessions", words.sessions());
        model.addAttribute("sessionName", words.of(period.session()));
        model.addAttribute("decides", decides);
        model.addAttribute("awards", chosen);
        model.addAttribute("steps", awards.steps(chosen.stream().map(Award::id).toList()));
        model.addAttribute("today", LocalDate.now(clock));
        Map<Kind, List<Ranking.Rank>> ranks = decides ? ranking.of(id) : Map.of();
        List<Board> boards = Arrays.stream(Kind.values()).map(kind -> board(actor, kind, ranks.getOrDefault(kind, List.of()).stream().limit(RANKS).toList(),
                chosen.stream().filter(one -> one.kind() == kind && one.stage() != AwardStage.DROPPED).map(Award::subject).toList())).toList();
        model.addAttribute("boards", boards);
        model.addAttribute("own", boards.stream().flatMap(board -> board.own().stream()).toList());
        return "proposal/figure/awards";
    }

    private Board board(Actor actor, Kind kind, List<Ranking.Rank> ranks, List<UUID> taken) {
        return new Board(kind, ranks, ranking.quota(kind), taken, awards.own(actor, kind, Stream.concat(ranks.stream().map(Ranking.Rank::id), taken.stream()).toList()),
                ranking.weights(kind).toArray());
    }

    @PostMapping("/proposals/awards")
    String propose(Actor actor, @RequestParam(defaultValue = "") String session, @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String subject,
                   @RequestParam(defaultValue = "") String reason, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        UUID of = Typed.id(session);
        Kind what = Typed.asked(kind, Kind.class);
        UUID which = Typed.id(subject);
        if (of == null || what == null || which == null || congresses.session(of).isEmpty()) {
            throw new NoSuchThing();
        }
        return done(() -> awards.propose(actor, of, what, which, Typed.said(reason)), AwardAct.PROPOSE.name(), actor, of, model, locale, response, to);
    }

    @PostMapping("/proposals/awards/{id}/acts/{act}")
    String act(Actor actor, @PathVariable UUID id, @PathVariable AwardAct act, @RequestParam(defaultValue = "") String version,
               @RequestParam(defaultValue = "") String reason, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        Award award = awards.find(actor, id).orElseThrow(NoSuchThing::new);
        return done(() -> awards.act(actor, id, act, Typed.version(version), Typed.said(reason)), act.name(), actor, award.session(), model, locale, response, to);
    }

    @PostMapping("/proposals/awards/{id}/objections")
    String object(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason, Model model, Locale locale, HttpServletResponse response,
                  RedirectAttributes to) {
        Award award = awards.find(actor, id).orElseThrow(NoSuchThing::new);
        return done(() -> awards.object(actor, id, Typed.said(reason)), "OBJECTED", actor, award.session(), model, locale, response, to);
    }

    private String done(Runnable act, String name, Actor actor, UUID session, Model model, Locale locale, HttpServletResponse response, RedirectAttributes to) {
        try {
            act.run();
        } catch (Refusal no) {
            response.setStatus(422);
            model.addAttribute("flash", Flash.stop(refusals.words(no, locale)));
            return awards(actor, session.toString(), model);
        }
        to.addFlashAttribute("flash", Flash.ok(words.say("proposal.awards.done", words.say("proposal.AwardAct." + name))));
        return "redirect:/proposals/awards?session=" + session;
    }

    /** The list for the public notice, and of whom is commended (评优名单); without those that are only proposed. */
    @Paper
    @GetMapping("/proposals/awards/paper")
    String paper(Actor actor, @RequestParam(defaultValue = "") String session, Model model) {
        Period period = reckoning.period(actor, Typed.id(session), null);
        if (period == null) {
            throw new NoSuchThing();
        }
        Map<Kind, List<Award>> lists = new LinkedHashMap<>();
        awards.of(actor, period.session().id()).stream().filter(one -> one.stage() == AwardStage.NOTICE || one.stage() == AwardStage.AWARDED)
                .forEach(one -> lists.computeIfAbsent(one.kind(), first -> new ArrayList<>()).add(one));
        model.addAttribute("lists", lists);
        model.addAttribute("sessionName", words.of(period.session()));
        model.addAttribute("back", "/proposals/awards?" + period.query());
        model.addAttribute("today", LocalDate.now(clock));
        return "proposal/figure/award-list";
    }

    /** The certificate (荣誉证书), once awarded. */
    @Paper
    @GetMapping("/proposals/awards/{id}/certificate")
    String certificate(Actor actor, @PathVariable UUID id, Model model) {
        Award award = awards.find(actor, id).filter(one -> one.stage() == AwardStage.AWARDED).orElseThrow(NoSuchThing::new);
        model.addAttribute("award", award);
        model.addAttribute("sessionName", words.of(congresses.session(award.session()).orElseThrow()));
        return "proposal/figure/certificate";
    }
}
