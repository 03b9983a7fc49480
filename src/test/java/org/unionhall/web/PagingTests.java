package org.unionhall.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PagingTests {

    private final Address members = Address.of("/members?status=ACTIVE");

    @Test
    void aPageBeyondTheEndIsTheLast() {
        assertThat(Paging.of(members.with("page", 99), 312).page()).isEqualTo(16);
        assertThat(Paging.of(members.with("page", 99), 0).page()).isEqualTo(1);
    }

    @Test
    void nonsenseInTheAddressIsIgnored() {
        Paging paging = Paging.of(Address.of("/members?page=-1&size=many"), 312);
        assertThat(paging.page()).isEqualTo(1);
        assertThat(paging.size()).isEqualTo(Paging.USUAL);
        assertThat(Paging.of(Address.of("/members?size=100000"), 312).size()).isEqualTo(Paging.LARGEST);
    }

    @Test
    void theLastPageEndsWithTheLastRow() {
        Paging last = Paging.of(members.with("page", 16), 312);
        assertThat(last.from()).isEqualTo(301);
        assertThat(last.to()).isEqualTo(312);
        assertThat(last.hasNext()).isFalse();
    }

    @Test
    void whatWasNotCountedIsNotPagedTo() {
        Paging paging = Paging.upTo(members.with("page", 999), 101, 100);
        assertThat(paging.more()).isTrue();
        assertThat(paging.page()).isEqualTo(5);
        assertThat(paging.to()).isEqualTo(100);
        assertThat(Paging.upTo(members, 100, 100).more()).isFalse();
    }

    @Test
    void anEmptyListHasNoRows() {
        assertThat(Paging.of(members, 0).from()).isZero();
        assertThat(Paging.of(members, 0).to()).isZero();
    }

    @Test
    void numbersFarAwayAreLeftOut() {
        assertThat(new Paging(members, 8, 20, 312).numbers()).containsExactly(1, 0, 7, 8, 9, 0, 16);
        assertThat(new Paging(members, 1, 20, 40).numbers()).containsExactly(1, 2);
    }

    @Test
    void theFirstPageHasThePlainAddress() {
        Paging paging = new Paging(members.with("page", 2), 2, 20, 312);
        assertThat(paging.hrefOf(1)).isEqualTo("/members?status=ACTIVE");
        assertThat(paging.hrefOf(3)).isEqualTo("/members?status=ACTIVE&page=3");
        assertThat(paging.hrefOfSize(50)).isEqualTo("/members?status=ACTIVE&size=50");
    }
}
