package org.unionhall.congress.prepare;

import java.util.Set;
import java.util.UUID;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.kernel.Sex;

/**
 * Which delegates of a term a list shows; null and empty where nothing is asked.
 *
 * @param session formal delegates, and the observers and guests of this one session
 * @param words   part of a name or its pinyin, or a whole staff number
 */
public record DelegateSearch(UUID term, UUID session, UUID unit, UUID delegation, DelegateKind kind, Set<DelegateStage> stages, String words, boolean byName,
                             Sex sex) {

    public DelegateSearch(UUID term, UUID session, UUID unit, UUID delegation, DelegateKind kind, Set<DelegateStage> stages, String words, boolean byName) {
        this(term, session, unit, delegation, kind, stages, words, byName, null);
    }

    String order() {
        return byName ? "p.name_pinyin, p.name, d.id" : "d.kind <> 'FORMAL', d.kind, d.number nulls last, g.number nulls last, u.code, p.name_pinyin, d.id";
    }
}
