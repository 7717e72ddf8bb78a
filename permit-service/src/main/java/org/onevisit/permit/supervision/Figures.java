package org.onevisit.permit.supervision;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The sums that are polled: kept by {@link FoldWorker}, only read here. */
@ApplicationScoped
public class Figures {

    /** Stands for all offices, or all items, in a row of sums. */
    static final String ALL = "*";

    /** Parts of an answer that are of the days before the range. */
    private static final String BEFORE = "BEFORE";

    private static final String GROUP_BEFORE = "GROUP_BEFORE";

    private static final String OFFICE_NAME =
            "select name from (select 1 as place, name, 0 as version from supervised_name"
                    + " where kind = 'OFFICE' and code = ?"
                    + " union all select 2, body->>'officeName', version from item_version"
                    + " where office_code = ?) known"
                    + " where name is not null order by place, version desc limit 1";

    private final DataSource database;

    /** Offices and items that were found: no item or case is ever deleted, so they stay. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    Figures(DataSource database) {
        this.database = database;
    }

    /**
     * Up to where the figures are folded.
     *
     * @param position of the last event of the feed that is in them
     * @param generation changes when they were made anew
     * @param asOf when they last changed
     */
    record Fold(long position, long generation, Instant asOf) {

        String tag() {
            return generation + "." + position;
        }

        static Fold read(ResultSet row) throws SQLException {
            return new Fold(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant());
        }
    }

    /** Sums of one group; {@code before} are those of all days before the range. */
    record Group(String key, String name, Sums before, Sums sums) {

        FiguresView view() {
            return FiguresView.of(sums, before.plus(sums));
        }

        Part part() {
            return new Part(key, name, view());
        }
    }

    /** Figures of one office, item, month or day. */
    public record Part(String key, String name, FiguresView figures) {}

    /**
     * Figures of a range.
     *
     * @param position in the feed, up to which all events are in them
     */
    public record Summary(long position, FiguresView total, List<Part> parts) {}

    /** What was read, all of one moment. */
    record Reading(Fold fold, Group total, List<Group> groups) {}

    /** Up to where the figures are folded. */
    Fold fold() {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select position, generation, as_of from figure_state");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Fold.read(row);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The figures of a range.
     *
     * @param officeCode null for all offices
     * @param groupBy by what they are told apart; a range of at most 50 years
     */
    public Summary of(LocalDate from, LocalDate to, String officeCode, GroupBy groupBy) {
        Reading reading = read(new FiguresAsked(new Range(from, to), officeCode, null, groupBy));
        return new Summary(
                reading.fold().position(),
                reading.total().view(),
                reading.groups().stream().map(Group::part).toList());
    }

    /** What an office is called; empty when it has no items, and had no cases, here. */
    public Optional<String> officeName(String officeCode) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OFFICE_NAME)) {
            select.setString(1, officeCode);
            select.setString(2, officeCode);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an office has items, or had cases, here. */
    boolean knowsOffice(String officeCode) {
        return knows("OFFICE", "office_code", officeCode);
    }

    /** Whether an item was published, or had cases, here. */
    boolean knowsItem(String itemCode) {
        return knows("ITEM", "item_code", itemCode);
    }

    private boolean knows(String kind, String column, String code) {
        if (known.contains(kind + code)) {
            return true;
        }
        String sql =
                "select exists (select 1 from supervised_name where kind = ? and code = ?)"
                        + " or exists (select 1 from item_version where "
                        + column
                        + " = ?) or exists (select 1 from figure where "
                        + column
                        + " = ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, kind);
            select.setString(2, code);
            select.setString(3, code);
            select.setString(4, code);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                boolean there = row.getBoolean(1) && !ALL.equals(code);
                if (there) {
                    known.add(kind + code);
                }
                return there;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads total and groups in one statement, so that they are of one moment. */
    Reading read(FiguresAsked asked) {
        List<Range.Span> total = asked.range().spans();
        List<Range.Span> before = asked.range().before().spans();
        List<Range.Span> grouped = asked.groupBy() == null ? List.of() : groupSpans(asked, total);
        boolean stocks = asked.groupBy() != null && !asked.groupBy().isByTime();
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        part(sql, values, "TOTAL", "''", asked, false, total);
        part(sql, values, BEFORE, "''", asked, false, before);
        if (asked.groupBy() != null) {
            part(sql, values, "GROUP", asked.groupBy().key(), asked, true, grouped);
        }
        if (stocks) {
            part(sql, values, GROUP_BEFORE, asked.groupBy().key(), asked, true, before);
        }
        String kind = asked.groupBy() == GroupBy.OFFICE ? "OFFICE" : "ITEM";
        // The limit tells the planner of the one row: it would start parallel workers otherwise.
        String all =
                "select s.position, s.generation, s.as_of, n.name, p.*"
                        + " from (select * from figure_state limit 1) s, ("
                        + sql
                        + ") p left join supervised_name n on n.kind = '"
                        + kind
                        + "' and n.code = p.key";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(all)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                return gather(row, asked);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Range.Span> groupSpans(FiguresAsked asked, List<Range.Span> total) {
        return switch (asked.groupBy()) {
            case OFFICE, ITEM -> total;
            case MONTH -> asked.range().spans(false);
            case DAY -> List.of(new Range.Span('D', asked.range().from(), asked.range().to()));
        };
    }

    private static void part(
            StringBuilder sql,
            List<Object> values,
            String part,
            String key,
            FiguresAsked asked,
            boolean grouped,
            List<Range.Span> spans) {
        boolean byOffice = grouped && asked.groupBy() == GroupBy.OFFICE;
        boolean byItem = grouped && asked.groupBy() == GroupBy.ITEM;
        if (!sql.isEmpty()) {
            sql.append(" union all ");
        }
        sql.append("select '").append(part).append("' as part, ").append(key).append(" as key, ");
        boolean stocks = BEFORE.equals(part) || GROUP_BEFORE.equals(part);
        sql.append(stocks ? Measure.STOCKS_SUMMED : Measure.SUMMED).append(" from (");
        // A join with a list of spans reads the same rows, but the planner cannot tell how few they
        // are before it knows the days, and plans each poll anew.
        for (Range.Span span : spans) {
            sql.append(span.equals(spans.get(0)) ? "" : " union all ");
            // The grain is no parameter: the planner sees the one partition.
            sql.append("select * from figure where grain = '").append(span.grain());
            sql.append("' and bucket between ? and ?");
            values.add(span.first());
            values.add(span.last());
            narrow(sql, values, "office_code", asked.officeCode(), byOffice);
            narrow(sql, values, "item_code", asked.itemCode(), byItem);
        }
        sql.append(") f");
        sql.append(grouped ? " group by 2" : "");
    }

    private static void narrow(
            StringBuilder sql, List<Object> values, String column, String asked, boolean each) {
        sql.append(" and ").append(column);
        if (asked == null && each) {
            sql.append(" <> '").append(ALL).append("'");
        } else {
            sql.append(" = ?");
            values.add(asked == null ? ALL : asked);
        }
    }

    private static Reading gather(ResultSet row, FiguresAsked asked) throws SQLException {
        Fold fold = null;
        Map<String, Sums> before = new TreeMap<>();
        Map<String, Sums> within = new TreeMap<>();
        Map<String, String> names = new HashMap<>();
        Sums total = new Sums();
        Sums totalBefore = new Sums();
        while (row.next()) {
            fold = Fold.read(row);
            String key = row.getString(6);
            Sums sums = Sums.read(row, 7);
            names.put(key, row.getString(4) == null ? key : row.getString(4));
            switch (row.getString(5)) {
                case "TOTAL" -> total = sums;
                case BEFORE -> totalBefore = sums;
                case "GROUP" -> within.put(key, sums);
                default -> before.put(key, sums);
            }
        }
        List<Group> groups = new ArrayList<>();
        Sums running = totalBefore;
        for (String key : keys(asked, before, within)) {
            Sums sums = within.getOrDefault(key, new Sums());
            boolean byTime = asked.groupBy().isByTime();
            Sums until = byTime ? running : before.getOrDefault(key, new Sums());
            groups.add(new Group(key, names.getOrDefault(key, key), until, sums));
            running = running.plus(sums);
        }
        return new Reading(fold, new Group(ALL, null, totalBefore, total), groups);
    }

    /** Offices and items that have figures; each month or day of the range, also without. */
    private static Collection<String> keys(
            FiguresAsked asked, Map<String, Sums> before, Map<String, Sums> within) {
        if (asked.groupBy() == GroupBy.MONTH) {
            return asked.range().months();
        } else if (asked.groupBy() == GroupBy.DAY) {
            return asked.range().days();
        }
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(within.keySet());
        return keys;
    }
}
