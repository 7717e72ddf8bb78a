package org.onevisit.fee.assessment;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.pdf.Pdf;
import org.onevisit.pdf.Typesetter;

/**
 * The templates of the notice: the suite's own, and before it those that offices put into the
 * folder of templates, {@code <folder>/<office code>/assessment-notice.xhtml} before {@code
 * <folder>/assessment-notice.xhtml}. Every one that was in force is kept, because a notice is
 * printed from the one under which it was confirmed.
 */
@ApplicationScoped
class NoticeTemplates {

    private static final String FILE = "assessment-notice.xhtml";
    private static final int MOST_BYTES = 256 * 1024;
    private static final String ALL = "";

    private final DataSource database;
    private final Clock clock;
    private final Map<String, String> inForce;
    private final Map<String, Template> read = new ConcurrentHashMap<>();

    NoticeTemplates(
            DataSource database,
            Clock clock,
            @ConfigProperty(name = "onevisit.templates") Optional<Path> folder) {
        this.database = database;
        this.clock = clock;
        this.inForce = load(folder.orElse(null));
    }

    /**
     * The texts by office; under the empty code that of all others.
     *
     * @throws IllegalStateException when the folder is not there or a template is broken; the
     *     message says which and where
     */
    static Map<String, String> load(Path folder) {
        Map<String, String> texts = new HashMap<>();
        texts.put(ALL, builtIn());
        if (folder == null) {
            return texts;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("ONEVISIT_TEMPLATES: no such folder: " + folder);
        }
        own(folder).ifPresent(text -> texts.put(ALL, text));
        for (Path office : offices(folder)) {
            own(office).ifPresent(text -> texts.put(office.getFileName().toString(), text));
        }
        return texts;
    }

    private static List<Path> offices(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> own(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = text(file);
        try {
            Template template = Typesetter.read(file.toString(), text);
            for (Map<String, Object> sample : NoticeSample.ALL) {
                Pdf.render(Typesetter.set(template, sample));
            }
        } catch (TemplateException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "模板有误 The template " + file + " is broken: " + e.getMessage(), e);
        }
        return Optional.of(text);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalStateException("The template " + file + " exceeds 256 KiB");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The template " + file + " can't be read as UTF-8: " + e.getMessage(), e);
        }
    }

    private static String builtIn() {
        try (InputStream in = NoticeTemplates.class.getResourceAsStream("/documents/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the texts in force before the first notice is confirmed under them. */
    void keep(@Observes StartupEvent start) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into notice_template (hash, body, known_at)"
                                        + " values (?, ?, ?) on conflict do nothing")) {
            for (String text : inForce.values()) {
                insert.setString(1, hash(text));
                insert.setString(2, text);
                insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        }
    }

    /** Hash of the text that a notice of an office is printed from when it is confirmed now. */
    String inForce(String officeCode) {
        return hash(inForce.getOrDefault(officeCode, inForce.get(ALL)));
    }

    /** A template by its hash, also one no longer in force; the suite's own for null. */
    Template get(String hash) {
        return hash == null
                ? read.computeIfAbsent(ALL, own -> Typesetter.read(FILE, builtIn()))
                : read.computeIfAbsent(hash, key -> Typesetter.read(key, kept(key)));
    }

    private String kept(String hash) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select body from notice_template where hash = ?")) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("No template " + hash);
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
