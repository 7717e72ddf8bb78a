package org.onevisit.fee.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office may have a notice of its own; one that is broken is told at the start. */
class NoticeTemplatesTest {

    private static final String OWN =
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{title}</title></head>"
                    + "<body><p>本办文书：{payer.name} {payable}</p>{#for line in lines}{line.gross}{/for}</body></html>";

    @TempDir Path folder;

    @Test
    void officesMayHaveTheirOwnBeforeThatOfAllBeforeTheBuiltIn() throws IOException {
        String builtIn = NoticeTemplates.load(null).get("");
        assertThat(builtIn).contains("核定书号");
        write("990101/assessment-notice.xhtml", OWN);
        write("430103/receipt.xhtml", "no notice at all");
        Map<String, String> texts = NoticeTemplates.load(folder);
        assertThat(texts).containsOnlyKeys("", "990101").containsEntry("", builtIn);
        assertThat(texts.get("990101")).isEqualTo(OWN);
        write("assessment-notice.xhtml", builtIn);
        assertThat(NoticeTemplates.load(folder)).containsEntry("", builtIn);
    }

    @Test
    void brokenOneIsTold() throws IOException {
        for (String broken :
                new String[] {
                    OWN.replace("{title}", "{heading}"), OWN.replace("</body>", ""), OWN + "{#if"
                }) {
            write("990101/assessment-notice.xhtml", broken);
            assertThatIllegalStateException()
                    .isThrownBy(() -> NoticeTemplates.load(folder))
                    .withMessageContaining("990101");
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> NoticeTemplates.load(folder.resolve("none")))
                .withMessageContaining("no such folder");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
