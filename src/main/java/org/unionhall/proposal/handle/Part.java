package org.unionhall.proposal.handle;

import java.util.Set;
import java.util.UUID;

/**
 * What somebody is to one proposal.
 *
 * @param author     among its proposers, those of merged ones included
 * @param department head or handler of the department that leads; @param head its head
 * @param leader     the leader in charge
 * @param committee  accompanies it, and is none of its proposers
 * @param assisting  the assisting departments the reader answers for
 */
public record Part(boolean author, boolean department, boolean head, boolean leader, boolean committee, Set<UUID> assisting) {

    /** Whether drafts of the answer are for the reader's eyes: the proposer sees it only when it is given. */
    public boolean seesDrafts() {
        return !author && (department || leader || committee);
    }

    /** Whether what the assisting departments say is: their own people read it too. */
    public boolean hears() {
        return seesDrafts() || !author && !assisting.isEmpty();
    }

    /** Whether why a department objects or needs more time is: for the parties and who works on it. */
    public boolean inside() {
        return reads() || !assisting.isEmpty();
    }

    /** Whether the conversation is: it is between proposers and department, and the committee and the leader read it. */
    public boolean reads() {
        return author || department || leader || committee;
    }
}
