package org.unionhall.congress.meeting;

/** An item as an officer writes it; see {@link Item}. Passing, base, basis and ballot may be null where the rulebook says them. */
public record ItemDraft(String title, ItemKind kind, Matter matter, Electorate electorate, String note, Passing passing, VoteBase base, String basis, Ballot ballot) {
}
