package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTests {

    @Test
    void itCarriesTheRuleAndWhatTheSentenceIsFilledWith() {
        Refusal no = new Refusal("kernel.name.long", 50, 61);

        assertThat(no.code()).isEqualTo("kernel.name.long");
        assertThat(no.args()).containsExactly(50, 61);
        assertThat(no.field()).isEmpty();
    }

    @Test
    void itMayBelongToOneField() {
        assertThat(Refusal.on("name", "kernel.name.empty").field()).contains("name");
        assertThat(Refusal.on("name", "kernel.name.empty").args()).isEmpty();
    }

    @Test
    void theFormSaysWhichFieldAValueWasTypedInto() {
        Refusal value = new Refusal("kernel.name.long", 50, 61);

        assertThat(value.at("formerName").field()).contains("formerName");
        assertThat(value.at("formerName").code()).isEqualTo(value.code());
        assertThat(value.at("formerName").args()).containsExactly(50, 61);
        assertThat(value.at("formerName")).hasCause(value);
    }

    @Test
    void logLinesNeverShowTheArguments() {
        assertThat(new Refusal("kernel.document.date", "19491331").toString()).doesNotContain("19491331");
    }

    @Test
    void nobodyChangesTheArgumentsAfterwards() {
        Object[] given = {1};
        Refusal no = new Refusal("a.b", given);
        given[0] = 2;
        no.args()[0] = 3;

        assertThat(no.args()).containsExactly(1);
    }
}
