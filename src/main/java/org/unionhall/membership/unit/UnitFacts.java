package org.unionhall.membership.unit;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.membership.UnitKind;

/**
 * A unit with all that is known of it, at work or ended.
 *
 * @param parent  null at the top
 * @param from    null when it has always been there
 * @param to      first day it no longer exists; null while it does
 * @param version grows with every act
 */
public record UnitFacts(UUID id, String code, String name, String shortName, UnitKind kind, UUID parent, String parentName,
                        UnitKind parentKind, String party, LocalDate from, LocalDate to, UnitState state, Profile profile, int version) {

    /**
     * What is known of a unit beyond its name and place; each may be null.
     *
     * @param establishedNo number of the document by which it was approved
     * @param creditCode    unified social credit code, and certificate of the legal person: a school's union only
     * @param text          what the unit says of itself
     */
    public record Profile(String englishName, String campus, String establishedNo, LocalDate establishedOn, String creditCode,
                          String certificateNo, String contactName, String contactPhone, String contactPlace, String contactEmail, String text) {
    }
}
