package org.onevisit.catalog.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onevisit.catalog.item.Content;
import org.onevisit.catalog.item.Drafts;
import org.onevisit.catalog.item.Editor;
import org.onevisit.catalog.item.Items;
import org.onevisit.catalog.item.Publication;

/**
 * Fills an empty catalogue with the items of two offices, so that a new installation shows
 * something real. What the items say was read on public pages that stand in their sources; what no
 * page says is marked as sample data. Each item takes its materials from one place.
 *
 * <p>The files {@code items/*.json} hold what an item says anywhere, {@code items/offices/*.json}
 * what is an office's own. They are published like any draft, with all rules applied.
 */
@ApplicationScoped
public class Seeds {

    private static final Logger LOG = Logger.getLogger(Seeds.class);
    private static final List<String> OFFICES = List.of("430103", "990101");
    private static final long LOCK = 0x5EED;

    private final Items items;
    private final Drafts drafts;
    private final Publication publication;
    private final EntityManager database;
    private final ObjectMapper json;
    private final boolean wanted;

    @Inject
    Seeds(
            Items items,
            Drafts drafts,
            Publication publication,
            EntityManager database,
            ObjectMapper json,
            @ConfigProperty(name = "onevisit.seed") boolean wanted) {
        this.items = items;
        this.drafts = drafts;
        this.publication = publication;
        this.database = database;
        this.json = json;
        this.wanted = wanted;
    }

    @Transactional
    void fill(@Observes StartupEvent started) {
        if (!wanted) {
            return;
        }
        // Replicas that start together: one fills, the others then find it done.
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(?1)")
                .setParameter(1, LOCK)
                .getResultList();
        if (items.count() > 0) {
            return;
        }
        for (String code : OFFICES) {
            JsonNode office = read("items/offices/" + code + ".json");
            office.get("items").forEach(name -> publish(office, name.asText()));
        }
        LOG.infof("Catalogue filled with %d sample items", items.count());
    }

    private void publish(JsonNode office, String name) {
        ObjectNode item = (ObjectNode) read("items/" + name + ".json");
        String itemCode = office.get("itemCodePrefix").asText() + item.get("basicCode").asText();
        item.setAll((ObjectNode) office.get("office"));
        for (String group : List.of("power", "application")) {
            item.withObjectProperty(group).setAll((ObjectNode) office.get(group));
        }
        item.set("contacts", office.get("contacts"));
        item.set("remedies", office.get("remedies"));
        ((ArrayNode) item.get("sampleNotes")).addAll((ArrayNode) office.get("sampleNotes"));
        item.put("sample", true);
        Content content = json.convertValue(item, Content.class);
        drafts.save(itemCode, content, null, false, Editor.SYSTEM);
        publication.publish(
                itemCode, LocalDate.parse(office.get("validFrom").asText()), null, Editor.SYSTEM);
    }

    private JsonNode read(String resource) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
