package org.unionhall.membership.member.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.member.Asking;
import org.unionhall.membership.member.AskingWay;
import org.unionhall.membership.member.MatterKind;
import org.unionhall.web.Typed;

/** A matter as it is typed. */
record AskForm(String staffNo, String unit, String way, String words, String elsewhere, String unpaidSince, String talkedOn) {

    static AskForm empty() {
        return new AskForm("", "", "", "", "", "", "");
    }

    AskForm into(UUID preset) {
        return new AskForm(staffNo, preset == null ? unit : preset.toString(), way, words, elsewhere, unpaidSince, talkedOn);
    }

    Asking asking(MatterKind kind, PersonId person) {
        return new Asking(kind, person, Typed.id(unit), Typed.asked(way, AskingWay.class), Typed.said(words), Typed.said(elsewhere),
                kind == MatterKind.LAPSE ? month() : null, kind == MatterKind.LAPSE ? Typed.dayOrNone("talkedOn", talkedOn) : null);
    }

    private LocalDate month() {
        try {
            return unpaidSince == null || unpaidSince.isBlank() ? null : YearMonth.parse(unpaidSince.strip()).atDay(1);
        } catch (DateTimeException noMonth) {
            throw Refusal.on("unpaidSince", "membership.form.month");
        }
    }
}
