package org.onevisit.permit.document;

import io.quarkus.qute.TemplateException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onevisit.pdf.Pdf;
import org.onevisit.pdf.Typesetter;

/**
 * The template texts in force: the suite's own, and before them those that the office put into its
 * folder: {@code <folder>/<office code>/<kind>.xhtml} before {@code <folder>/<kind>.xhtml}. What is
 * common to all kinds is {@code layout.xhtml}, replaced in the same way; the text of a kind takes
 * the place of its line {@code <!--body-->}, or stands alone when it begins with {@code <html}.
 */
final class TemplateSet {

    private static final String BUILT_IN = "/documents/";
    private static final String LAYOUT = "layout.xhtml";
    private static final String PLACE = "<!--body-->";
    private static final int MAX_BYTES = 256 * 1024;

    private final Path folder;
    private final Map<String, Text> texts = new LinkedHashMap<>();

    /** A whole text, layout and all, and its SHA-256. */
    record Text(DocumentKind kind, String body, String hash) {}

    private TemplateSet(Path folder) {
        this.folder = folder;
    }

    /**
     * Loads all texts; those of the office are tried with sample data.
     *
     * @param folder of the office's own templates, or null
     * @throws IllegalStateException when the folder is not there or a template is broken; the
     *     message says which and where
     */
    static TemplateSet load(Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new IllegalStateException("ONEVISIT_TEMPLATES: no such folder: " + folder);
        }
        TemplateSet set = new TemplateSet(folder);
        for (DocumentKind kind : DocumentKind.values()) {
            set.add("", kind);
            set.offices().forEach(office -> set.add(office, kind));
        }
        return set;
    }

    Text of(String officeCode, DocumentKind kind) {
        Text own = texts.get(officeCode + "/" + kind);
        return own != null ? own : texts.get("/" + kind);
    }

    Collection<Text> texts() {
        return texts.values();
    }

    private List<String> offices() {
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(office -> office.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String office, DocumentKind kind) {
        Source body = source(office, kind.fileName());
        Source layout = source(office, LAYOUT);
        String text =
                body.text().stripLeading().startsWith("<html")
                        ? body.text()
                        : layout.text().replace(PLACE, body.text());
        if (body.replaced() || layout.replaced()) {
            tryOut(body.name(), kind, text);
        }
        texts.put(office + "/" + kind, new Text(kind, text, hash(text)));
    }

    private static void tryOut(String name, DocumentKind kind, String text) {
        try {
            var template = Typesetter.read(name, text);
            for (Map<String, Object> sample :
                    List.of(DocumentContent.sample(kind), DocumentContent.emptySample(kind))) {
                Pdf.render(Typesetter.set(template, sample));
            }
        } catch (TemplateException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "模板有误 The template " + name + " is broken: " + e.getMessage(), e);
        }
    }

    private record Source(String name, String text, boolean replaced) {}

    private Source source(String office, String fileName) {
        if (folder != null) {
            for (Path file :
                    List.of(folder.resolve(office).resolve(fileName), folder.resolve(fileName))) {
                if (Files.isRegularFile(file)) {
                    return new Source(file.toString(), read(file), true);
                }
            }
        }
        try (InputStream in = TemplateSet.class.getResourceAsStream(BUILT_IN + fileName)) {
            if (in == null) {
                throw new IllegalStateException("No built-in template " + fileName);
            }
            return new Source(
                    fileName, new String(in.readAllBytes(), StandardCharsets.UTF_8), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalStateException("The template " + file + " exceeds 256 KiB");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The template " + file + " can't be read as UTF-8: " + e.getMessage(), e);
        }
    }

    static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
