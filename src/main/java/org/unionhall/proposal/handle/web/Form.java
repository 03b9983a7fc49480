package org.unionhall.proposal.handle.web;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.unionhall.proposal.ProposalAct;

/** What can be done with a case beyond a note, and what is asked for it. One page serves them all. */
enum Form {
    ASK_OPINION(Field.LEADER),
    GIVE_OPINION(Field.NOTE),
    ASSIGN(Field.DEPARTMENT, Field.ASSISTS, Field.LEADER, Field.DAYS, Field.ON, Field.NOTE),
    FORWARD(Field.DEPARTMENT, Field.DAYS, Field.ON, Field.NOTE),
    ACCEPT,
    DRAFT_REPLY(Field.TEXT, Field.MEASURES, Field.RESULT, Field.ON, Field.WHY_NOT, Field.UNHEARD, Field.FILE),
    SIGN,
    RELEASE,
    EVALUATE(Field.PERSON, Field.ATTITUDE, Field.MARK, Field.TEXT),
    ANSWER(Field.TEXT),
    ANSWER_ITSELF(Field.TEXT),
    EXPLAIN(Field.TEXT),
    PROMISE(Field.STATE, Field.ON, Field.TEXT, Field.FILE),
    CONTRADICT(Field.TEXT),
    SETTLE(Field.ON, Field.TEXT),
    CLOSE_WITH_NOTE(Field.NOTE),
    OBJECT(Field.DEPARTMENT, Field.NOTE),
    ASSIST(Field.TEXT),
    DECIDE_EXTENSION(Field.DECISION, Field.NOTE),
    SET_DUE(Field.ON),
    MESSAGE(Field.TEXT),
    EXTEND(Field.ON, Field.NOTE),
    PROGRESS(Field.TEXT),
    NAME_LEADER(Field.LEADER),
    HAND_OVER(Field.DEPARTMENT, Field.LEADER, Field.NOTE),
    ARCHIVE;

    /** What may be asked for. */
    enum Field {
        DEPARTMENT, ASSISTS, LEADER, DAYS, ON, NOTE, TEXT, MEASURES, RESULT, WHY_NOT, UNHEARD, FILE, PERSON, ATTITUDE, MARK, STATE, DECISION
    }

    private final Set<Field> fields;

    Form(Field... fields) {
        this.fields = fields.length == 0 ? EnumSet.noneOf(Field.class) : EnumSet.of(fields[0], fields);
    }

    /** Whether a form asks for it; by name, for templates. */
    public boolean asks(String field) {
        return fields.contains(Field.valueOf(field));
    }

    /** The act of the table it is; empty for what moves nothing. */
    Optional<ProposalAct> act() {
        for (ProposalAct act : ProposalAct.values()) {
            if (act.name().equals(name())) {
                return Optional.of(act);
            }
        }
        return Optional.empty();
    }

    /** Whether the page of a proposal offers it among the main acts; the others stand behind them. */
    boolean foremost() {
        return ordinal() < OBJECT.ordinal();
    }
}
