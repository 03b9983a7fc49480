package org.unionhall.membership.unit.web;

import org.unionhall.membership.unit.UnitFacts;
import org.unionhall.membership.unit.UnitFacts.Profile;

/** What is typed of a unit's profile. */
record ProfileForm(String version, String englishName, String campus, String establishedNo, String establishedOn, String creditCode,
                   String certificateNo, String contactName, String contactPhone, String contactPlace, String contactEmail, String text) {

    static ProfileForm of(UnitFacts unit) {
        Profile is = unit.profile();
        return new ProfileForm(Integer.toString(unit.version()), is.englishName(), is.campus(), is.establishedNo(),
                is.establishedOn() == null ? null : is.establishedOn().toString(), is.creditCode(), is.certificateNo(), is.contactName(),
                is.contactPhone(), is.contactPlace(), is.contactEmail(), is.text());
    }

    Profile profile() {
        return new Profile(englishName, campus, establishedNo, null, creditCode, certificateNo, contactName, contactPhone, contactPlace,
                contactEmail, text);
    }
}
