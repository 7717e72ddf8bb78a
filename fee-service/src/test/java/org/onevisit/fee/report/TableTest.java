package org.onevisit.fee.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    private static final Table TABLE =
            new Table(
                    "t",
                    List.of("文本 Text", "数 Number"),
                    List.of(
                            Arrays.asList("=HYPERLINK(\"http://x\")", new BigDecimal("-1.50")),
                            Arrays.asList("+1", 3L),
                            Arrays.asList("@x, y", null),
                            Arrays.asList("-1\n2", new BigDecimal("1000000.00")),
                            Arrays.asList("普通", 0L)));

    @Test
    void textThatBeginsLikeAFormulaIsNoneInCsv() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TABLE.csv(out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFF文本 Text,数 Number\r\n"
                                + "\"'=HYPERLINK(\"\"http://x\"\")\",-1.50\r\n"
                                + "'+1,3\r\n"
                                + "\"'@x, y\",\r\n"
                                + "\"'-1\n2\",1000000.00\r\n"
                                + "普通,0\r\n");
    }

    @Test
    void workbookHoldsTextsAndNumbersAndNoFormula(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TABLE.xlsx(out);
        Path file = Files.write(folder.resolve("table.xlsx"), out.toByteArray());
        String sheet;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            sheet =
                    new String(
                            zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))
                                    .readAllBytes(),
                            StandardCharsets.UTF_8);
        }
        assertThat(sheet)
                .doesNotContain("<f>")
                .contains("=HYPERLINK")
                .contains("t=\"inlineStr\"")
                .contains("<v>-1.50</v>")
                .contains("<v>1000000.00</v>");
    }
}
