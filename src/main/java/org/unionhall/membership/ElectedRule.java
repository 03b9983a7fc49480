package org.unionhall.membership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.unionhall.kernel.Refusal;

/** What a rule of another module wants of those who are elected to a body of the union: whom they must represent. */
public interface ElectedRule {

    /**
     * What is not kept, each with its reason in words. It needs a reason before the unit above, as every departure from the rules of
     * an election does.
     *
     * @param body    COMMITTEE or STANDING
     * @param elected everybody who was elected to it, once
     */
    List<Refusal> against(UUID unit, String body, LocalDate heldOn, Collection<UUID> elected);
}
