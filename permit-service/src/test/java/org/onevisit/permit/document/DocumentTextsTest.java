package org.onevisit.permit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.onevisit.pdf.Pdf;
import org.onevisit.pdf.Typesetter;

class DocumentTextsTest {

    private static final TemplateSet OURS = TemplateSet.load(null);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void everyKindBearsTitleNumberDateAndNames(DocumentKind kind) throws IOException {
        byte[] pdf =
                Pdf.render(
                        Papers.xhtml(
                                OURS,
                                Papers.document(kind, "", Papers.facts(kind)),
                                Papers.filed()));
        Path shown = Files.createDirectories(Path.of("target/documents"));
        Files.write(shown.resolve(kind.name() + ".pdf"), pdf);
        String title = kind == DocumentKind.CERTIFICATE ? "防空地下室易地建设批准文书" : kind.title();
        assertThat(Papers.text(pdf))
                .contains(title, "〔2026〕1123000007号", "2026年11月23日")
                .contains("长沙市天心区人民防空办公室", "盖章", "湖南示例置业有限公司");
    }

    @ParameterizedTest
    @EnumSource(DocumentKind.class)
    void everyKindCanBePrintedWithLeastAndMostSaid(DocumentKind kind) {
        String text = OURS.of("430103", kind).body();
        var template = Typesetter.read("test", text);
        assertThat(Pdf.render(Typesetter.set(template, DocumentContent.sample(kind)))).isNotEmpty();
        assertThat(Pdf.render(Typesetter.set(template, DocumentContent.emptySample(kind))))
                .isNotEmpty();
    }

    @Test
    void whatIsSecretOrPersonalIsNotPrinted() {
        String text = printed(DocumentKind.GRANT_DECISION);
        assertThat(text).contains("42150.60", "地质条件不宜修建");
        assertThat(text)
                .doesNotContain("28.123456", "机密图", "430103199001011234", "*1234", "GEOLOGY");
    }

    @Test
    void aCertificateWithTenDetailsIsOnePage() {
        ObjectNode item = (ObjectNode) Papers.item();
        CaseData filed = Papers.filed();
        ObjectNode form = (ObjectNode) filed.form();
        for (int i = 0; i < 10; i++) {
            item.withObject("/formSchema/properties/d" + i).put("title", "第" + i + "项许可内容（㎡）");
            form.put("d" + i, "10800.00");
        }
        String page =
                Typesetter.set(
                        Typesetter.read("test", OURS.of("430103", DocumentKind.CERTIFICATE).body()),
                        DocumentContent.of(
                                Papers.document(
                                        DocumentKind.CERTIFICATE,
                                        "",
                                        Papers.facts(DocumentKind.CERTIFICATE)),
                                filed,
                                item,
                                List.of()));
        byte[] pdf = Pdf.render(page);
        assertThat(Papers.text(pdf)).contains("第9项许可内容");
        assertThat(Papers.pages(pdf)).isOne();
    }

    @Test
    void theProjectIsFoundInTheFormToo() {
        var form = Papers.json("{\"projectName\":\"表中项目\",\"workAddress\":\"密址\"}");
        var schema =
                Papers.json(
                        "{\"properties\":{\"workAddress\":{\"x-secret\":true},\"projectName\":{}}}");
        FiledProject project = FiledProject.of(Papers.json("null"), form, schema);
        assertThat(project).isEqualTo(new FiledProject("表中项目", "", ""));
    }

    @Test
    void lawsAreNamedAsOfficialDocumentsNameThem() {
        assertThat(printed(DocumentKind.GRANT_DECISION))
                .contains("《中华人民共和国人民防空法》第二十二条、国人防办字〔2003〕18号第四十八条");
        assertThat(Citation.of("中发〔2001〕9号", "三(9)")).isEqualTo("中发〔2001〕9号三(9)");
        assertThat(Citation.of("国人防办字〔2003〕18号", "45-47")).isEqualTo("国人防办字〔2003〕18号第四十五条至第四十七条");
        assertThat(Citation.of("某法", "110")).isEqualTo("《某法》第一百一十条");
        assertThat(Citation.of("某法", "10")).isEqualTo("《某法》第十条");
        assertThat(Citation.of("某法", "")).isEqualTo("《某法》");
    }

    @Test
    void textOfUsersIsNeverEvaluated() {
        String nasty =
                "{7*7} {{7*7}} ${7*7} {item.name} {#if true}x{/if} <b>粗</b> &amp; <!--x--> ]]>";
        Map<String, Object> facts = Map.of("referTo", nasty, "opinion", nasty);
        String xhtml =
                Papers.xhtml(
                        OURS,
                        Papers.document(DocumentKind.NOT_COMPETENT_NOTICE, "", facts),
                        Papers.filed());
        assertThat(Papers.text(xhtml)).contains(nasty.replace(" ", "")).doesNotContain("49");
    }

    @Test
    void aRefusalWithoutReasonsOrRemediesDoesNotGoOut() {
        assertThatThrownBy(
                        () ->
                                DocumentKind.REFUSAL_DECISION
                                        .facts()
                                        .check(Map.of("reasons", List.of("理由"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remedies");
    }

    @Test
    void theOfficesTemplateStandsBeforeTheCommonOneAndTheBuiltIn() throws IOException {
        Files.createDirectories(folder.resolve("430103"));
        write("acceptance-notice.xhtml", "<h1>通用 {title}</h1>");
        write("430103/acceptance-notice.xhtml", "<h1>天心 {title}</h1>");
        TemplateSet set = TemplateSet.load(folder);
        assertThat(set.of("430103", DocumentKind.ACCEPTANCE_NOTICE).body()).contains("天心 {title}");
        assertThat(set.of("990101", DocumentKind.ACCEPTANCE_NOTICE).body()).contains("通用 {title}");
        assertThat(set.of("990101", DocumentKind.RECEIPT))
                .isEqualTo(OURS.of("", DocumentKind.RECEIPT));
        assertThat(set.of("430103", DocumentKind.ACCEPTANCE_NOTICE).hash())
                .isNotEqualTo(OURS.of("430103", DocumentKind.ACCEPTANCE_NOTICE).hash());
    }

    @Test
    void anOfficeCanReplaceTheLayoutOfAllKinds() throws IOException {
        write(
                "layout.xhtml",
                "<html xmlns='http://www.w3.org/1999/xhtml' lang='zh-CN'><head><title>t</title></head>"
                        + "<body><p>本局</p><!--body--></body></html>");
        assertThat(TemplateSet.load(folder).of("430103", DocumentKind.RECEIPT).body())
                .contains("<p>本局</p>", "{title}");
    }

    @Test
    void aBrokenTemplateIsRefusedAtStart() throws IOException {
        for (String broken :
                new String[] {
                    "<h1>{title</h1>",
                    "<h1>{title}",
                    "<p>{applicant.salary}</p>",
                    "{#if title}<p>x</p>",
                    "{#include other /}",
                    "{#eval title /}",
                    "<p>{title.raw}</p>",
                    "<p>{inject:documents.toString}</p>",
                    "<p>{cdi:documents}</p>",
                    "<p>{title.class.forName('java.lang.Runtime')}</p>",
                    "<p>{applicant.getClass}</p>",
                    "<p>&nbsp;</p>"
                }) {
            write("receipt.xhtml", broken);
            assertThatThrownBy(() -> TemplateSet.load(folder))
                    .as(broken)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("receipt.xhtml");
        }
    }

    @Test
    void aFolderThatIsNotThereIsRefusedAtStart() {
        assertThatThrownBy(() -> TemplateSet.load(folder.resolve("nowhere")))
                .hasMessageContaining("ONEVISIT_TEMPLATES");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String printed(DocumentKind kind) {
        return Papers.text(
                Papers.xhtml(OURS, Papers.document(kind, "", Papers.facts(kind)), Papers.filed()));
    }
}
