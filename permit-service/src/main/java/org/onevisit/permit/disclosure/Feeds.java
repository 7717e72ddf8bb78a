package org.onevisit.permit.disclosure;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Date;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Disclosed decisions as a feed that readers subscribe to. */
@ApplicationScoped
public class Feeds {

    static final String ATOM = "application/atom+xml";
    static final String RSS = "application/rss+xml";

    private static final String DISCLOSURES = "/api/permits/disclosures";

    private final String publicUrl;

    Feeds(@ConfigProperty(name = "onevisit.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /**
     * @param type {@link #ATOM} or {@link #RSS}
     * @param decisions the latest first
     */
    String write(String type, List<Disclosed> decisions) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(RSS.equals(type) ? "rss_2.0" : "atom_1.0");
        feed.setTitle("行政许可公示 Permit decisions");
        feed.setDescription("行政许可决定公示（行政许可法第四十条） Decisions, without personal data");
        feed.setLink(publicUrl + DISCLOSURES);
        feed.setUri(publicUrl + DISCLOSURES);
        feed.setLanguage("zh-CN");
        // What is not there yet is as old as can be: the text must not change by itself.
        feed.setPublishedDate(
                decisions.stream()
                        .map(one -> Date.from(one.publishedAt()))
                        .max(Date::compareTo)
                        .orElse(new Date(0)));
        feed.setEntries(decisions.stream().map(this::entry).toList());
        try {
            return new SyndFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SyndEntry entry(Disclosed one) {
        SyndContent text = new SyndContentImpl();
        text.setType("text/plain");
        text.setValue(
                "%s %s %s %s"
                        .formatted(
                                one.officeName(),
                                one.decisionNo(),
                                one.decidedOn(),
                                "GRANT".equals(one.decision()) ? "准予许可 granted" : "不予许可 refused"));
        SyndEntry entry = new SyndEntryImpl();
        entry.setTitle(one.title());
        entry.setLink(publicUrl + DISCLOSURES + "/" + one.id());
        entry.setUri("urn:uuid:" + one.id());
        entry.setAuthor(one.officeName());
        entry.setPublishedDate(Date.from(one.publishedAt()));
        entry.setUpdatedDate(Date.from(one.publishedAt()));
        entry.setDescription(text);
        return entry;
    }
}
