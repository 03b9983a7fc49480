package org.unionhall.web;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AddressTests {

    @Test
    void whatWasReadIsWrittenAgain() {
        assertThat(Address.of("/members?q=%E7%8E%8B+%E8%8A%B3&tag=a&tag=b")).hasToString("/members?q=%E7%8E%8B+%E8%8A%B3&tag=a&tag=b");
        assertThat(Address.of("/members")).hasToString("/members");
    }

    @Test
    void emptyFiltersDisappear() {
        assertThat(Address.of("/members?q=&status=ACTIVE&")).hasToString("/members?status=ACTIVE");
        assertThat(Address.of("/members?q=x").with("q", "")).hasToString("/members");
    }

    @Test
    void aDamagedPercentSignDoesNotFail() {
        assertThat(Address.of("/members?q=100%").value("q")).isEqualTo("100%");
    }

    @Test
    void sortingTwiceTurnsTheOrderAndGoesToTheFirstPage() {
        Address once = Address.of("/members?page=3&status=ACTIVE").sortedBy("name");
        assertThat(once).hasToString("/members?status=ACTIVE&sort=name");
        assertThat(once.order("name")).isEqualTo("ascending");
        assertThat(once.sortedBy("name").order("name")).isEqualTo("descending");
        assertThat(once.order("age")).isNull();
    }

    @Test
    void anotherLanguageKeepsThePage() {
        assertThat(Chrome.anonymous(false, false, "/members", "/members?page=2&lang=en").inLanguage("zh-CN"))
                .isEqualTo("/members?page=2&lang=zh-CN");
    }

    @Test
    void theInitialOfARareNameIsWhole() {
        assertThat(new Chrome("𠮷田健", "", null, false, false, 0, "/", "/").initial()).isEqualTo("𠮷");
    }
}
