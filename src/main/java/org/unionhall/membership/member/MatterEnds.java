package org.unionhall.membership.member;

import java.time.Clock;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.MembershipEvent.MemberLeft;
import org.unionhall.membership.MembershipEvent.MemberTransferred;
import org.unionhall.membership.MembershipEvent.UnitEnded;

/** Open matters follow what happens elsewhere: dropped where nothing is left to decide, redirected where a unit has a successor. */
@Component
class MatterEnds {

    private final MatterRepository matters;
    private final MatterLetters letters;
    private final Clock clock;

    MatterEnds(MatterRepository matters, MatterLetters letters, Clock clock) {
        this.matters = matters;
        this.letters = letters;
        this.clock = clock;
    }

    /** Who has left, or gone elsewhere by other means, has nothing open any more. */
    @EventListener
    void left(MemberLeft left) {
        matters.open(left.person()).filter(matter -> matter.kind() != MatterKind.JOIN || left.to() == MemberState.DECEASED)
                .ifPresent(matter -> drop(matter, "membership.matter.drop.left"));
    }

    @EventListener
    void moved(MemberTransferred moved) {
        matters.open(moved.person()).filter(matter -> matter.kind() == MatterKind.MOVE && moved.to().equals(matter.toUnit()))
                .ifPresent(matter -> drop(matter, "membership.matter.drop.moved"));
    }

    /** What leads into a unit that is no more leads into its successor; without one it is dropped. */
    @EventListener
    void ended(UnitEnded ended) {
        for (Matter matter : matters.openAt(ended.unit())) {
            UUID from = ended.unit().equals(matter.fromUnit()) ? ended.successor() : matter.fromUnit();
            UUID to = ended.unit().equals(matter.toUnit()) ? ended.successor() : matter.toUnit();
            if (from == null && to == null || matter.kind() == MatterKind.MOVE && (from == null || to == null || from.equals(to))) {
                drop(matter, "membership.matter.drop.unit");
            } else {
                matters.redirect(matter.id(), from, to);
            }
        }
    }

    private void drop(Matter seen, String why) {
        Matter matter = matters.lock(seen.id()).filter(one -> one.stage().open()).orElse(null);
        if (matter == null) {
            return;
        }
        matters.move(matter.id(), MatterStage.VOID, null, clock.instant());
        matters.step(matter.id(), MatterAct.DROP, matter.stage(), MatterStage.VOID, clock.instant(), "", why);
        letters.moved(matters.find(matter.id()).orElseThrow(), MatterAct.DROP, null);
    }
}
