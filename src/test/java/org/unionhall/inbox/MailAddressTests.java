package org.unionhall.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unionhall.kernel.Refusal;

/** One plain address, or none. */
class MailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "zhang", "@x.cn", "zhang@", "zhang@localhost", "a b@x.cn", "a@x.cn,b@x.cn", "a@x.cn;b@x.cn", "<a@x.cn>", "张 <a@x.cn>",
        "a@x.cn\r\nBcc: b@y.cn", "a\n@x.cn", "a@x.cn\u0000", "\"a b\"@x.cn", "a(c)@x.cn", "a..b@x.cn", ".a@x.cn", "a@-x.cn", "a@x..cn", "a@[127.0.0.1]", "张@x.cn"})
    void whatIsNotOnePlainAddressIsRefused(String typed) {
        assertThatThrownBy(() -> MailAddress.of(typed)).isInstanceOf(Refusal.class);
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
