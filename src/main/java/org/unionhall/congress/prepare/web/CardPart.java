package org.unionhall.congress.prepare.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unionhall.congress.DelegateCards;
import org.unionhall.congress.prepare.Mandate;
import org.unionhall.web.QrCode;

/**
 * The cards of one delegation, as they are cut out and handed to its head.
 *
 * @param name of the delegation; null for a single card, and where delegates are in none
 */
record CardPart(String name, List<Card> cards) {

    /** @param code the picture to be scanned, as an address of its own */
    record Card(Mandate mandate, String code) {
    }

    /** By delegation, in the order in which the first of each comes. */
    static List<CardPart> of(List<Mandate> mandates, DelegateCards codes) {
        Map<String, List<Card>> parts = new LinkedHashMap<>();
        mandates.forEach(one -> parts.computeIfAbsent(one.delegationName() == null ? "" : one.delegationName(), name -> new ArrayList<>())
                .add(new Card(one, QrCode.data(codes.address(one.id())))));
        return parts.entrySet().stream().map(part -> new CardPart(part.getKey().isEmpty() ? null : part.getKey(), part.getValue())).toList();
    }
}
