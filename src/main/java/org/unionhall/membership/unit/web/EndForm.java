package org.unionhall.membership.unit.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.multipart.MultipartFile;
import org.unionhall.membership.Papers.Upload;
import org.unionhall.membership.unit.UnitActs.Place;
import org.unionhall.membership.unit.UnitActs.Word;
import org.unionhall.membership.unit.UnitFacts;
import org.unionhall.membership.unit.UnitPlans.Wish;
import org.unionhall.web.Typed;

/**
 * What is typed to draw up the end of a unit. New units are of the kind of the one that ends and stand where it stood.
 *
 * @param others units that end with it; each value is an id
 * @param file   never bound: the bytes come beside the form
 * @param fresh  never typed: where a fault about the new units is shown
 */
record EndForm(List<String> others, String into, String into2, String into3, String code, String name, String shortName, String party,
               String code2, String name2, String shortName2, String code3, String name3, String shortName3, String code4, String name4,
               String shortName4, String documentNo, String documentOn, String on, String reason, String file, String fresh) {

    static EndForm empty() {
        return new EndForm(List.of(), null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    Wish wish(UnitFacts first) {
        Set<UUID> ends = others == null ? Set.of() : others.stream().map(Typed::id).filter(Objects::nonNull).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<UUID> takes = Stream.of(into == null ? "" : into, into2 == null ? "" : into2, into3 == null ? "" : into3).map(Typed::id).filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Place> begin = new ArrayList<>();
        add(begin, first, code, name, shortName, party);
        add(begin, first, code2, name2, shortName2, party);
        add(begin, first, code3, name3, shortName3, party);
        add(begin, first, code4, name4, shortName4, party);
        return new Wish(ends, takes, begin);
    }

    private static void add(List<Place> begin, UnitFacts first, String code, String name, String shortName, String party) {
        if (!blank(code) || !blank(name)) {
            begin.add(new Place(code, name, shortName, first.kind(), first.parent(), blank(party) ? first.party() : party));
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    Word word(MultipartFile upload) {
        return new Word(documentNo, documentOn, on, reason, Upload.of(upload));
    }
}
