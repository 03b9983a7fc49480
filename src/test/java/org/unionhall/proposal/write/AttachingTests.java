package org.unionhall.proposal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.files.KeptFile;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Papers.Upload;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Hall;
import org.unionhall.proposal.ProposalPapers;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** The files of a proposal: of which kind, how large, how many, whose to change and whose to read. */
@IntegrationTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({As.class, A.class})
class AttachingTests {

    private static final byte[] PDF = "%PDF-1.7 充电棚平面图".getBytes(StandardCharsets.UTF_8);

    @Autowired BeanFactory portal;
    @Autowired As as;
    @Autowired JdbcClient jdbc;
    @Autowired Writing writing;
    @Autowired Attaching attaching;
    @Autowired ProposalPapers papers;
    @Autowired MockMvc mvc;

    private Hall hall;
    private UUID id;

    @BeforeEach
    void aDraft() {
        hall = Hall.in(portal);
        id = writing.begin(hall.proposer, hall.session);
        writing.save(hall.proposer, id, 0, new Draft("带附件的提案", Category.LOGISTICS, Hall.REASON, Hall.MEASURES, null, false));
    }

    private static Upload upload(String name, byte[] bytes, long size) {
        return new Upload(name, size, new ByteArrayResource(bytes));
    }

    private KeptFile kept(String name) {
        attaching.attach(hall.proposer, id, upload(name, PDF, PDF.length));
        return papers.of(id).get(papers.of(id).size() - 1);
    }

    private MockHttpServletResponse load(Actor actor, UUID proposal, KeptFile file) throws Exception {
        return mvc.perform(get("/proposals/" + proposal + "/papers/" + file.id().value()).with(request -> {
            request.setCookies(as.cookie(actor.account()));
            return request;
        })).andReturn().getResponse();
    }

    @Test
    void aFileIsTakenByItsContentNotByItsName() {
        byte[] program = "MZ\u0090 not a document".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> attaching.attach(hall.proposer, id, upload("说明.pdf", program, program.length))).hasMessage("membership.paper.kind");
        assertThatThrownBy(() -> attaching.attach(hall.proposer, id, null)).hasMessage("proposal.write.file.missing");
        assertThat(papers.of(id)).isEmpty();
    }

    @Test
    void aFileOfMoreThanTenMegabytesIsNotTaken() {
        assertThatThrownBy(() -> attaching.attach(hall.proposer, id, upload("大图.pdf", PDF, (10L << 20) + 1))).hasMessage("membership.paper.large");
        attaching.attach(hall.proposer, id, upload("刚好.pdf", PDF, 10L << 20));
        assertThat(papers.of(id)).hasSize(1);
    }

    @Test
    void moreThanFiveFilesAreNotTaken() {
        for (int n = 1; n <= Attaching.MOST_PAPERS; n++) {
            kept("附件" + n + ".pdf");
        }
        assertThatThrownBy(() -> kept("附件六.pdf")).hasMessage("proposal.write.file.many");
    }

    @Test
    void whatIsTakenAwayIsGoneAndOnlyTheWriterTakesIt() throws Exception {
        KeptFile file = kept("平面图.pdf");
        assertThatThrownBy(() -> attaching.detach(hall.one, id, file.id().value())).hasMessage("proposal.not-yours.PROPOSER");
        assertThat(load(hall.proposer, id, file).getContentAsByteArray()).isEqualTo(PDF);
        attaching.detach(hall.proposer, id, file.id().value());
        assertThat(load(hall.proposer, id, file).getStatus()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from files_piece where file_id = :id").param("id", file.id().value()).query(Integer.class).single()).isZero();
        jdbc.sql("update proposal set stage = 'REVIEW', submitted_at = now() where id = :id").param("id", id).update();
        assertThatThrownBy(() -> kept("提交后.pdf")).hasMessage("proposal.stage.REVIEW");
    }

    @Test
    void whoMayNotReadTheProposalMayNotHaveItsFiles() throws Exception {
        KeptFile file = kept("草稿附件.pdf");
        for (Actor other : List.of(hall.one, hall.committee, hall.office, hall.member)) {
            assertThat(load(other, id, file).getStatus()).as(other.name()).isEqualTo(404);
        }
        UUID open = hall.at(ProposalStage.FILED, "人人可读的提案");
        assertThat(load(hall.member, open, file).getStatus()).as("not by way of another proposal").isEqualTo(404);
        jdbc.sql("update proposal set stage = 'SECONDING' where id = :id").param("id", id).update();
        assertThat(load(hall.one, id, file).getStatus()).isEqualTo(200);
        assertThat(load(hall.member, id, file).getStatus()).isEqualTo(404);
    }
}
