package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.testing.Refused.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** Papers as PDF, read again by the library that other programs use too. */
class PressTests {

    private final Press press = new Press(messages());

    private static StaticMessageSource messages() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("web.pdf.missing", Locale.CHINESE, "缺字：{0}");
        return messages;
    }

    @Test
    void aPaperBringsItsFontsAndItsWordsCanBeRead() throws Exception {
        try (PDDocument file = Loader.loadPDF(press.paper(paper("<h1>入会申请书</h1><p>阿依努尔·买买提 㐱 <b>自愿</b></p>"), Locale.CHINESE))) {
            assertThat(new PDFTextStripper().getText(file)).contains("入会申请书", "阿依努尔·买买提", "自愿");
            List<String> fonts = new ArrayList<>();
            for (PDPage page : file.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                    fonts.add(page.getResources().getFont(name).getName());
                }
            }
            assertThat(fonts).isNotEmpty().allMatch(name -> name.matches("[A-Z]{6}\\+NotoSansSC.*"));
        }
    }

    @Test
    void charactersThatLookLikeRadicalsAreFoundAsTheyAreTyped() throws Exception {
        String typed = "入会申请页码电动车见证部门青年教师延长便民子女马龙齐齿龟音面";
        try (PDDocument file = Loader.loadPDF(press.paper(paper("<p>" + typed + "</p><p><b>" + typed + "</b></p>"), Locale.CHINESE))) {
            assertThat(new PDFTextStripper().getText(file)).containsPattern("(?s)" + typed + ".*" + typed);
        }
    }

    @Test
    void aLongTableGoesOverSeveralPagesWithItsHeadOnEach() throws Exception {
        String rows = "<tr><td>张三</td><td>物理学院</td></tr>".repeat(120);
        try (PDDocument file = Loader.loadPDF(press.paper(paper("<table><thead><tr><th>姓名</th><th>单位</th></tr></thead><tbody>" + rows + "</tbody></table>"), Locale.CHINESE))) {
            assertThat(file.getNumberOfPages()).isGreaterThan(2);
            assertThat(new PDFTextStripper().getText(file).split("姓名", -1)).hasSize(file.getNumberOfPages() + 1);
        }
    }

    @Test
    void aCharacterThatTheFontLacksIsNamedInsteadOfLeavingAHole() throws Exception {
        String rare = new String(Character.toChars(0x2CEAF));
        try (PDDocument file = Loader.loadPDF(press.paper(paper("<p>王" + rare + "</p>"), Locale.CHINESE))) {
            assertThat(new PDFTextStripper().getText(file)).contains("缺字：U+2CEAF");
        }
    }

    @Test
    void whoWaitsTooLongForTheirTurnIsToldAndTheTurnsAreNotUsedUp() throws Exception {
        Semaphore turns = new Semaphore(1);
        Press small = new Press(messages(), turns, Duration.ZERO);
        turns.acquire();
        refused("web.pdf.busy", () -> small.paper(paper("<p>正文</p>"), Locale.CHINESE));
        turns.release();
        assertThat(small.paper(paper("<p>正文</p>"), Locale.CHINESE)).isNotEmpty();
        assertThat(turns.availablePermits()).isEqualTo(1);
    }

    @Test
    void nothingIsLoadedFromAnywhereWhileAPageIsLaidOut() throws Exception {
        byte[] file = press.paper(paper("<img src=\"file:///etc/passwd\"><img src=\"http://127.0.0.1:1/x.png\"><p>正文</p><script>x</script>"), Locale.CHINESE);
        try (PDDocument read = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(read).strip()).endsWith("正文");
        }
    }

    private static Document paper(String main) {
        return Press.plain("<!DOCTYPE html><html><head><title>纸</title><link rel=\"stylesheet\" href=\"/x.css\"></head><body><nav>返回</nav><main><article class=\"sheet\">" + main + "</article></main></body></html>");
    }
}
