package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private final PasswordPolicy policy = new PasswordPolicy();
    private final Account owner = new Account(null, "liu.wei", "20090130", null, "刘伟", true, false, null, null, null);

    @ParameterizedTest
    @CsvSource({
        "nine char, identity.password.short",
        "春眠不觉晓处处闻啼, identity.password.short",
        "1234567890, identity.password.common",
        "9876543210, identity.password.common",
        "abcdefghij, identity.password.common",
        "aaaaaaaaaaaa, identity.password.common",
        "ababababab, identity.password.common",
        "Password2026!!, identity.password.common",
        "P@ssword123456, identity.password.common",
        "x20090130x9, identity.password.own",
        "my name is Liu.Wei, identity.password.own",
        "我的名字是刘伟没错吧, identity.password.own",
        "liuwei forever ok, identity.password.own",
    })
    void aPasswordIsRefusedByTheRuleItBreaks(String password, String rule) {
        assertThat(catchThrowable(() -> policy.check(password, owner))).hasMessage(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fields of quiet maize", "春眠不觉晓处处闻啼鸟", "kC7!vPq2zL", "liu bang founded han"})
    void aSentenceOfOnesOwnIsGood(String password) {
        assertThatCode(() -> policy.check(password, owner)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Li Na", "Wu"})
    void aShortLatinNameDoesNotForbidHalfTheDictionary(String name) {
        Account visitor = new Account(null, "wu", null, null, name, true, false, null, null, null);
        assertThatCode(() -> policy.check("wuthering moors", visitor)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {129, 5000})
    void aPasswordHasAnEnd(int length) {
        assertThat(catchThrowable(() -> policy.check("maize ".repeat(length).substring(0, length), owner))).hasMessage("identity.password.long");
    }
}
