package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unionhall.identity.Role;

class PostTests {

    @Test
    void theDatabaseKeepsTheSamePostsToOneHolder() throws IOException {
        String migration = Files.readString(Path.of("src/main/resources/db/migration/membership/V1__units_members_offices.sql"));
        Matcher list = Pattern.compile("membership_office_one_holder\\s.*?where \\(post in \\(([^)]*)\\)\\)", Pattern.DOTALL).matcher(migration);
        assertThat(list.find()).isTrue();
        assertThat(Arrays.stream(list.group(1).split(",\\s*")).map(name -> name.replace("'", "")).collect(Collectors.toSet()))
                .isEqualTo(Arrays.stream(Post.values()).filter(Post::single).map(Post::name).collect(Collectors.toSet()));
    }

    @Test
    void noPostBringsAnAdministratorsRole() {
        for (Post post : Post.values()) {
            for (UnitKind kind : UnitKind.values()) {
                Role role = post.roleIn(kind);
                assertThat(role == null || !role.administrator()).as(post + " in " + kind).isTrue();
            }
        }
    }

    @Test
    void everyPostKindAndStateHasItsWordInTheGlossary() throws IOException {
        String glossary = Files.readString(Path.of("docs/glossary.md"));
        for (Enum<?>[] words : new Enum<?>[][] {Post.values(), UnitKind.values(), MemberState.values()}) {
            assertThat(words).allMatch(word -> glossary.contains("`" + word.name() + "`"));
        }
    }
}
