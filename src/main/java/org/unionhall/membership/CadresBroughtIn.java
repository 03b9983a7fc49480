package org.unionhall.membership;

import java.util.Set;
import java.util.UUID;

/** A roster of cadres was carried out, told within its transaction. @param units those whose offices it named */
public record CadresBroughtIn(Set<UUID> units) {
}
