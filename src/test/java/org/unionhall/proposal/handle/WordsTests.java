package org.unionhall.proposal.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.testing.Refused.refusedAt;

import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        refusedAt("note", "proposal.handle.words.short", () -> Words.of("note", " 好。！ ", 2, 5));
        assertThat(Words.of("note", " 很好 ", 2, 5)).isEqualTo("很好");
        refusedAt("note", "proposal.handle.words.long", () -> Words.of("note", "𠮷".repeat(6), 2, 5));
        assertThat(Words.of("note", "𠮷".repeat(5), 2, 5)).isEqualTo("𠮷".repeat(5));
    }
}
