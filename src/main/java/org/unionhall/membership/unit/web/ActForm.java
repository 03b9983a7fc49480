package org.unionhall.membership.unit.web;

import org.springframework.web.multipart.MultipartFile;
import org.unionhall.kernel.CodeTable;
import org.unionhall.membership.Papers.Upload;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.unit.UnitActs.Place;
import org.unionhall.membership.unit.UnitActs.Word;
import org.unionhall.membership.unit.UnitFacts;
import org.unionhall.web.Typed;

/**
 * What is typed for an act on one unit; of an act that changes neither name nor place those stay null.
 *
 * @param file never bound: the bytes come beside the form
 */
record ActForm(String version, String code, String name, String shortName, String kind, String parent, String party, Boolean atWork,
               String documentNo, String documentOn, String on, String reason, String file) {

    static ActForm below(String parent, String kind) {
        return new ActForm(null, null, null, null, kind, parent, null, null, null, null, null, null, null);
    }

    static ActForm of(UnitFacts unit) {
        return new ActForm(Integer.toString(unit.version()), unit.code(), unit.name(), unit.shortName(), unit.kind().name(),
                unit.parent() == null ? null : unit.parent().toString(), unit.party(), null, null, null, null, null, null);
    }

    Place place() {
        return new Place(code, name, shortName, CodeTable.parse(UnitKind.class, kind).orElse(null), Typed.id(parent), party);
    }

    Word word(MultipartFile upload) {
        return new Word(documentNo, documentOn, on, reason, Upload.of(upload));
    }

    int seen() {
        return Typed.version(version);
    }
}
