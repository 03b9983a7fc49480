package org.unionhall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;

/** The habits of the house that a compiler does not keep. */
class ArchitectureTests {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.unionhall");

    @Test
    void timeComesFromTheInjectedClock() {
        noClasses().that().doNotHaveFullyQualifiedName("org.unionhall.kernel.Ids")
                .should().callMethod(LocalDate.class, "now")
                .orShould().callMethod(LocalDateTime.class, "now")
                .orShould().callMethod(Instant.class, "now")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .because("a rule that asks the wall clock cannot be tested on the day it matters").check(HOUSE);
    }

    /** A stream that nobody closes keeps its connection; after a few, nobody gets one. */
    @Test
    void rowsAreListedUnlessTheyAreTooMany() {
        noClasses().that().doNotHaveSimpleName("AuditTrail").and().doNotHaveSimpleName("AuditHistory")
                .should().callMethod(JdbcClient.MappedQuerySpec.class, "stream").check(HOUSE);
    }

    @Test
    void controllersAreTheirModulesOwn() {
        classes().that().areAnnotatedWith(Controller.class).should().notBePublic().check(HOUSE);
    }

    @Test
    void theKernelKnowsNoFramework() {
        noClasses().that().resideInAPackage("org.unionhall.kernel..")
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework.boot..", "org.springframework.context..",
                        "org.springframework.jdbc..", "org.springframework.web..", "jakarta..").check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Dto")
                .orShould().haveSimpleNameEndingWith("Manager").orShould().haveSimpleNameEndingWith("Helper")
                .orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Utils").check(HOUSE);
    }

    @Test
    void templatesHoldNoScriptNoStyleAndNoUnescapedText() throws IOException {
        Pattern forbidden = Pattern.compile("th:utext|\\son[a-z]+=|<script(?![^>]*(\\ssrc=|th:src=))|\\sstyle=|th:style=|\\[\\(");
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            List<String> faults = templates.filter(path -> path.toString().endsWith(".html"))
                    .filter(path -> forbidden.matcher(read(path)).find()).map(Path::toString).toList();
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void everyTableIsNamedAfterItsModule() throws IOException {
        Pattern table = Pattern.compile("create table (?:if not exists )?(\\w+)");
        try (Stream<Path> migrations = Files.walk(Path.of("src/main/resources/db/migration"))) {
            migrations.filter(path -> path.toString().endsWith(".sql")).forEach(path -> {
                String module = path.getParent().getFileName().toString();
                assertThat(table.matcher(read(path)).results().map(match -> match.group(1)))
                        .as(path.toString()).allMatch(name -> name.equals(module) || name.startsWith(module + "_"));
            });
        }
    }

    @Test
    void everyTestBearsANameThatTheBuildRuns() throws IOException {
        Pattern test = Pattern.compile("^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory)\\b", Pattern.MULTILINE);
        try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
            List<Path> tests = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> test.matcher(read(path)).find()).toList();
            assertThat(tests).hasSizeGreaterThan(50)
                    .allMatch(path -> path.toString().matches(".*(Tests|Journey|Rounds|Bench)\\.java"));
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
