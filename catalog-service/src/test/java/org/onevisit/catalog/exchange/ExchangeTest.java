package org.onevisit.catalog.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.onevisit.catalog.Calls.ITEMS;
import static org.onevisit.catalog.Calls.RELOCATION;
import static org.onevisit.catalog.Calls.content;
import static org.onevisit.catalog.Calls.editor;
import static org.onevisit.catalog.Calls.newCode;
import static org.onevisit.catalog.Calls.publish;
import static org.onevisit.catalog.Calls.published;
import static org.onevisit.catalog.Calls.put;
import static org.onevisit.catalog.Calls.today;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onevisit.catalog.Suite;

@QuarkusTest
@Suite
class ExchangeTest {

    private static final String EXPORT = "/api/catalog/export";
    private static final String IMPORTS = "/api/catalog/imports";
    private static final String XLSX = ImportResource.XLSX;

    @Test
    void theCatalogueIsOpenDataInTwoFormats() {
        given().accept("application/json")
                .get(EXPORT)
                .then()
                .statusCode(200)
                .body("items.itemCode", hasItem(RELOCATION))
                .body("items.find { it.itemCode == '" + RELOCATION + "' }.version", equalTo(1));
        given().accept(XLSX).get(EXPORT).then().statusCode(200).contentType(XLSX);
        String tag = given().get(EXPORT + "?format=xlsx").header("ETag");
        given().header("If-None-Match", tag).get(EXPORT + "?format=xlsx").then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "XLSX"})
    void aFormatThatIsNoneIsNamed(String format) {
        given().queryParam("format", format)
                .get(EXPORT)
                .then()
                .statusCode(400)
                .body("code", equalTo("FORMAT_UNKNOWN"))
                .body("errors[0].pointer", equalTo("format"));
    }

    @Test
    void whatIsExportedAsAWorkbookCanBeImportedAgainUnchanged() {
        published("=cmd|'/c calc'!A1");
        byte[] workbook = given().get(EXPORT + "?format=xlsx").asByteArray();
        int items = given().get(EXPORT).then().extract().path("items.size()");
        workbook(workbook, "?replaceDrafts=true")
                .statusCode(200)
                .body("problems", empty())
                .body("read", equalTo(items))
                .body("unchanged", equalTo(items))
                .body("written", equalTo(0));
    }

    @Test
    void whatIsExportedAsJsonCanBeImportedAgainUnchanged() {
        byte[] export = given().get(EXPORT).asByteArray();
        editor().body(export)
                .post(IMPORTS + "?dryRun=true&replaceDrafts=true")
                .then()
                .statusCode(200)
                .body("problems", empty())
                .body("unchanged", greaterThan(11));
    }

    @Test
    void anImportWritesDraftsAndPublishesNothing() {
        String code = newCode();
        ObjectNode item = content().put("itemCode", code);
        editor().body("[" + item + "]")
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .body("written", equalTo(1));
        given().get(ITEMS + "/" + code).then().statusCode(404);
        editor().get(ITEMS + "/" + code + "/draft").then().statusCode(200);
        publish(code, today()).statusCode(200);
    }

    @Test
    void oneProblemKeepsEverythingFromBeingWritten() {
        String good = newCode();
        String bad = newCode();
        ObjectNode broken = content().put("itemCode", bad);
        broken.withObjectProperty("limits").withObjectProperty("promised").put("days", 30);
        broken.putArray("materials");
        String body = "[" + content().put("itemCode", good) + "," + broken + "]";
        editor().body(body)
                .post(IMPORTS + "?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("problems.code", hasItems("PROMISE_EXCEEDS_STATUTORY", "NO_MATERIALS"))
                .body("problems.row", hasItem(2))
                .body("problems.column", hasItems("/limits/promised/days", "/materials"));
        editor().body(body)
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("IMPORT_HAS_PROBLEMS"))
                .body("problems.code", hasItems("PROMISE_EXCEEDS_STATUTORY", "NO_MATERIALS"));
        editor().get(ITEMS + "/" + good + "/draft").then().statusCode(404);
    }

    @Test
    void everyProblemOfAWorkbookHasSheetRowAndColumn() throws IOException {
        String code = newCode();
        byte[] workbook =
                made(
                        page -> {
                            String[] keys = {
                                "itemCode", "name", "limits.promised.days", "caseType", "nonsense"
                            };
                            for (int i = 0; i < keys.length; i++) {
                                page.value(1, i, keys[i]);
                            }
                            page.value(2, 0, code);
                            page.value(2, 2, "soon");
                            page.value(2, 3, "QUICK");
                            page.value(3, 1, "无编码");
                            page.value(4, 0, code);
                            page.formula(5, 0, "1+1");
                        });
        Map<String, Object> number =
                workbook(workbook, "?dryRun=true")
                        .statusCode(200)
                        .body(
                                "problems.code",
                                hasItems(
                                        "UNKNOWN_COLUMN",
                                        "NOT_A_NUMBER",
                                        "UNKNOWN_VALUE",
                                        "ITEM_CODE_MISSING",
                                        "ITEM_REPEATED",
                                        "NO_LEGAL_BASIS"))
                        .extract()
                        .path("problems.find { it.code == 'NOT_A_NUMBER' }");
        assertThat(number)
                .containsEntry("sheet", "items")
                .containsEntry("row", 3)
                .containsEntry("column", "C")
                .containsEntry("field", "limits.promised.days");
    }

    @Test
    void aDraftSomeoneWorksOnIsNotOverwrittenUnasked() {
        String code = newCode();
        put(code, content());
        String body = "[" + content().put("itemCode", code).put("name", "导入") + "]";
        editor().body(body)
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("problems.code", hasItem("DRAFT_EXISTS"));
        editor().body(body).post(IMPORTS + "?replaceDrafts=true").then().statusCode(200);
        editor().get(ITEMS + "/" + code + "/draft").then().body("name", equalTo("导入"));
    }

    @Test
    void anEditorOfAnOfficeImportsItsItemsAlone() {
        String token = org.onevisit.platform.test.Tokens.staff("editor9", "990101", "editor");
        org.onevisit.catalog.Calls.as(token)
                .body("[" + content().put("itemCode", newCode()) + "]")
                .post(IMPORTS + "?dryRun=true")
                .then()
                .body("problems.code", hasItem("OFFICE_NOT_YOURS"));
    }

    @Test
    void whatIsNoWorkbookOrUnfoldsIntoTooMuchIsRefused() throws IOException {
        workbook(new byte[0], "").statusCode(422).body("code", equalTo("IMPORT_UNREADABLE"));
        workbook("no zip".getBytes(StandardCharsets.UTF_8), "")
                .statusCode(422)
                .body("code", equalTo("IMPORT_UNREADABLE"));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                zip.write(zeros);
            }
        }
        workbook(bomb.toByteArray(), "").statusCode(413).body("code", equalTo("IMPORT_TOO_LARGE"));
        editor().body("{}").post(IMPORTS).then().statusCode(422);
        editor().body("[[[").post(IMPORTS).then().statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c t='inlineStr'><is><t>&e;</t></is></c>",
                "<c t='str'><v>&e;</v></c>",
                "<c t='inlineStr'><is><t>&#0;</t></is></c>",
                "<c t='str'><v>&#0;</v></c>",
                "<c t='s'><v>&e;</v></c>",
                "<c t='s'><v>&#0;</v></c>",
                "<c t='s'><v>-1</v></c>",
                "<c t='s'><v>2147483647</v></c>",
                "<c t='s'><v><v>2</v>147483647</v></c>",
                "<c t='s'><v>one</v></c>",
                "<c t='unknown'><v>1</v></c>",
                "<c r='A2' s='-1'><v>1</v></c>",
                "<c r='A2'><f t='shared' si='9'/></c>",
                "<c r='A2'><v>1e999999999</v></c>",
                "<c r='ZZZZZZ2'><v>1</v></c>",
                "<c r='2'><v>1</v></c>",
                "<c r='A2'><v>1</v>"
            })
    void whatIsWrongWithinASheetMakesTheFileUnreadable(String cell) throws IOException {
        String sheet =
                "<?xml version='1.0'?><!DOCTYPE worksheet [<!ENTITY e 'abc'>]>"
                        + "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                        + "<sheetData><row r='2'>"
                        + cell
                        + "</row></sheetData></worksheet>";
        workbook(withSheet(sheet), "?dryRun=true")
                .statusCode(422)
                .body("code", equalTo("IMPORT_UNREADABLE"));
    }

    /** A workbook in which only the sheet is wrong. */
    private static byte[] withSheet(String sheet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] sound = made(page -> page.value(1, 0, "itemCode"));
        try (ZipFile parts = ZipFile.builder().setByteArray(sound).get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry part : Collections.list(parts.getEntries())) {
                zip.putNextEntry(new ZipEntry(part.getName()));
                zip.write(
                        part.getName().equals("xl/worksheets/sheet1.xml")
                                ? sheet.getBytes(StandardCharsets.UTF_8)
                                : parts.getInputStream(part).readAllBytes());
            }
        }
        return out.toByteArray();
    }

    private static ValidatableResponse workbook(byte[] file, String query) {
        return editor().contentType(XLSX).body(file).post(IMPORTS + query).then();
    }

    private static byte[] made(Consumer<Worksheet> writer) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            writer.accept(workbook.newWorksheet("items"));
        }
        return out.toByteArray();
    }
}
