package org.unionhall.membership.member.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.membership.member.Cards;

/** What a cadre sees who scans somebody's card: whether it holds now, and for whom. */
@Controller
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.WELFARE_OFFICER, Role.PUBLICITY_OFFICER, Role.FINANCE_OFFICER, Role.WOMEN_OFFICER,
    Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.TREASURER, Role.GROUP_LEADER, Role.ASSOCIATION_OFFICER})
class CardController {

    private final Cards cards;

    CardController(Cards cards) {
        this.cards = cards;
    }

    @GetMapping("/card/{number}/{code}")
    String check(@PathVariable String number, @PathVariable String code, Model model) {
        model.addAttribute("checked", number.length() > 20 || code.length() > 40 ? new Cards.Checked(Cards.Answer.UNKNOWN, null) : cards.check(number, code));
        return "membership/member/card-check";
    }
}
