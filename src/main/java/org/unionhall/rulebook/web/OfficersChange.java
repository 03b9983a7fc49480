package org.unionhall.rulebook.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Whoever keeps the rulebook. The acts themselves ask again, and for the unit too. */
@AllowedFor({Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface OfficersChange {
}
