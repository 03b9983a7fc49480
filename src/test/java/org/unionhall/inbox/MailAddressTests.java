package org.unionhall.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.testing.Refused.refusedAt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One plain address, or none. */
class MailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"zhang", "@x.cn", "zhang@", "zhang@localhost", "a b@x.cn", "a@x.cn,b@x.cn", "a@x.cn;b@x.cn", "<a@x.cn>", "张 <a@x.cn>",
        "a@x.cn\r\nBcc: b@y.cn", "a\n@x.cn", "a@x.cn\u0000", "\"a b\"@x.cn", "a(c)@x.cn", "a..b@x.cn", ".a@x.cn", "a@-x.cn", "a@x..cn", "a@[127.0.0.1]", "张@x.cn"})
    void whatIsNotOnePlainAddressIsRefused(String typed) {
        refusedAt("address", "inbox.address.form", () -> MailAddress.of(typed));
    }

    @Test
    void anAddressHasSixtyFourCharactersBeforeTheSignAnd254InAll() {
        for (String none : new String[] {null, "", " \t"}) {
            refusedAt("address", "inbox.address.missing", () -> MailAddress.of(none));
        }
        assertThat(MailAddress.of("a".repeat(64) + "@x.cn").text()).hasSize(69);
        refusedAt("address", "inbox.address.form", () -> MailAddress.of("a".repeat(65) + "@x.cn"));
        String longest = "a@" + "x".repeat(249) + ".cn";
        assertThat(MailAddress.of(longest).text()).hasSize(254);
        refusedAt("address", "inbox.address.form", () -> MailAddress.of("b" + longest));
    }

    @ParameterizedTest
    @CsvSource({"' zhang.san@Example.EDU.cn ', zhang.san@example.edu.cn", "ｚｈａｎｇ＠ｘ．ｃｎ, zhang@x.cn", "o'neil+union@x-y.cn, o'neil+union@x-y.cn"})
    void blanksAndFullWidthSignsDoNotMatter(String typed, String address) {
        assertThat(MailAddress.of(typed.replace("''", "'")).text()).isEqualTo(address);
    }

    @Test
    void theMaskLeavesWhatItsOwnerRecognises() {
        assertThat(MailAddress.of("zhangsan@example.edu.cn").masked()).isEqualTo("zh***@example.edu.cn");
        assertThat(MailAddress.of("li@x.cn").masked()).isEqualTo("l***@x.cn");
        assertThat(MailAddress.of("zhangsan@example.edu.cn")).hasToString("zh***@example.edu.cn");
    }
}
