package org.onevisit.permit.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.flywaydb.core.Flyway;
import org.onevisit.local.Postgres;
import org.onevisit.platform.OfficeTime;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Random histories of cases, told as events in random order and folded in random stretches: the
 * figures are what counting case by case gives, always.
 */
class FiguresPropertyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Postgres postgres;
    private static PGSimpleDataSource database;
    private static Histories histories;
    private static Folding folding;
    private static Figures figures;

    @BeforeContainer
    static void migrate() throws IOException, SQLException {
        postgres = Postgres.forTests().withDatabases(List.of("figures"));
        database = new PGSimpleDataSource();
        database.setUrl(postgres.url("figures"));
        database.setUser("postgres");
        Flyway.configure().dataSource(database).load().migrate();
        histories = new Histories(database);
        folding = new Folding(database, Clock.system(OfficeTime.ZONE));
        figures = new Figures(database);
    }

    @AfterContainer
    static void stop() throws IOException {
        postgres.close();
    }

    @Property(tries = 60)
    void foldedFiguresAreThoseCountedCaseByCase(@ForAll Random random) throws SQLException {
        histories.happen(random, 1 + random.nextInt(40), this::fold);
        fold();
        for (int i = 0; i < 4; i++) {
            FiguresAsked asked = asked(random);
            Figures.Reading reading = figures.read(asked);
            List<PastCase> inQuestion =
                    histories.cases().stream()
                            .filter(c -> matches(asked.officeCode(), c.office))
                            .filter(c -> matches(asked.itemCode(), c.item))
                            .toList();
            assertThat(figures(reading.total()))
                    .as(asked.text())
                    .containsAllEntriesOf(Recount.of(inQuestion, asked.range()));
            groups(asked, reading, inQuestion);
        }
    }

    @Example
    void aRatingThatFollowsAnExcludedOneIsNotPutRightByWhatWasDoneForThat() throws SQLException {
        fold();
        histories.rateAgain();
        fold();
        FiguresAsked all = new FiguresAsked(new Range(Range.FIRST, Range.LAST), null, null, null);
        assertThat(figures(figures.read(all).total()))
                .containsAllEntriesOf(Recount.of(histories.cases(), all.range()));
    }

    @Property(tries = 5)
    void madeAnewFromTheEventsTheyAreTheSame(@ForAll Random random) throws SQLException {
        histories.happen(random, 30, this::fold);
        fold();
        FiguresAsked all =
                new FiguresAsked(new Range(Range.FIRST, Range.LAST), null, null, GroupBy.OFFICE);
        Figures.Reading before = figures.read(all);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(FiguresRecount.differences(connection)).isEmpty();
            assertThat(folding.rebuild(connection)).isEmpty();
            assertThat(FiguresRecount.differences(connection)).isEmpty();
            connection.commit();
        }
        Figures.Reading after = figures.read(all);
        assertThat(figures(after.total())).isEqualTo(figures(before.total()));
        assertThat(after.groups()).hasSameSizeAs(before.groups());
        assertThat(after.fold().tag()).isNotEqualTo(before.fold().tag());
    }

    @Property(tries = 10)
    void everyFigureOpensUpToAsManyCasesAsItCounts(@ForAll Random random) throws SQLException {
        histories.happen(random, 30, this::fold);
        fold();
        FiguresAsked asked = asked(random);
        Map<String, Object> shown = figures(figures.read(asked).total());
        shown.forEach(
                (name, figure) -> {
                    Metric metric = Metric.named(name).orElseThrow();
                    List<SupervisedCase> behind = behind(metric, asked);
                    if (figure instanceof Long count) {
                        assertThat(behind).as(name).hasSize(count.intValue());
                    } else if (name.endsWith("M2") || name.endsWith("Yuan")) {
                        assertThat(
                                        behind.stream()
                                                .map(one -> new BigDecimal(one.amount()))
                                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                                .as(name)
                                .isEqualByComparingTo((String) figure);
                    } else {
                        assertThat(shown(name, behind.size(), shown)).as(name).isEqualTo(figure);
                    }
                    assertThat(behind).as(name).allMatch(one -> !one.applicant().contains("三"));
                });
    }

    /** The rate or average again, from as many cases as it opened up to. */
    private static Object shown(String name, long cases, Map<String, Object> figures) {
        return switch (name) {
            case "notAcceptedRate" -> rate(cases, figures.get("received"));
            case "finishRate", "onlineRate", "instantRate" -> rate(cases, figures.get("accepted"));
            case "onTimeRate", "earlyRateAll", "sameDayRate" -> rate(cases, figures.get("decided"));
            case "earlyRatePromised" -> rate(cases, figures.get("promised"));
            case "atMostOneVisitRate", "noVisitRate", "ratingRate" ->
                    rate(cases, figures.get("finished"));
            case "satisfactionRate" -> rate(cases, figures.get("ratings"));
            case "badRectifiedRate" -> rate(cases, figures.get("badRatings"));
            case "promiseCompressionRate", "actualSpeedUpRate" ->
                    same(name, cases, figures.get("promised"), figures);
            case "averageUsedWorkdays" -> same(name, cases, figures.get("decided"), figures);
            case "averageVisits" -> same(name, cases, figures.get("finished"), figures);
            default -> "no such rate";
        };
    }

    private static Object same(String name, long cases, Object count, Map<String, Object> figures) {
        return count.equals(cases) ? figures.get(name) : "of " + cases + " cases";
    }

    private static Object rate(long part, Object whole) {
        return (long) whole == 0
                ? null
                : BigDecimal.valueOf(part * 100)
                        .divide(BigDecimal.valueOf((long) whole), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** Page by page, as a client reads them. */
    private static List<SupervisedCase> behind(Metric metric, FiguresAsked asked) {
        SupervisedCases cases = new SupervisedCases(database);
        List<SupervisedCase> all = new ArrayList<>();
        SupervisedCases.Key after = null;
        while (true) {
            List<SupervisedCases.Row> page = cases.behind(metric, asked, after, 7);
            page.forEach(row -> all.add(row.shown()));
            if (page.size() < 7) {
                return all;
            }
            after = page.get(6).key();
        }
    }

    @Property(tries = 10)
    void everyReceivedCaseIsSomewhere(@ForAll Random random) throws SQLException {
        histories.happen(random, 20, this::fold);
        fold();
        FiguresView all =
                view(
                        figures.read(
                                        new FiguresAsked(
                                                new Range(Range.FIRST, Range.LAST),
                                                null,
                                                null,
                                                null))
                                .total());
        assertThat(all.received())
                .isEqualTo(
                        all.notAccepted()
                                + all.accepted()
                                + all.withdrawnBeforeAcceptance()
                                + all.pending());
        assertThat(all.accepted()).isEqualTo(all.finished() + all.open());
        assertThat(all.finished())
                .isEqualTo(
                        all.granted()
                                + all.refused()
                                + all.withdrawn()
                                - all.withdrawnBeforeAcceptance());
        assertThat(all.decided())
                .isEqualTo(all.early() + all.onTime() + all.overPromise() + all.overStatutory());
    }

    @Example
    void m11CaseClosedAtIntakeHasARatingButIsNoRatedCase() throws SQLException {
        fold();
        FiguresAsked all = new FiguresAsked(new Range(Range.FIRST, Range.LAST), null, null, null);
        FiguresView before = view(figures.read(all).total());
        histories.rateAtIntake();
        fold();
        FiguresView after = view(figures.read(all).total());
        assertThat(after.ratings()).isEqualTo(before.ratings() + 1);
        assertThat(after.ratedCases()).isEqualTo(before.ratedCases());
        assertThat(after.ratingRate()).isEqualTo(before.ratingRate());
        assertThat(behind(Metric.RATED_CASES, all)).hasSize((int) after.ratedCases());
        assertThat(after.ratedCases()).isLessThanOrEqualTo(after.finished());
    }

    private void groups(FiguresAsked asked, Figures.Reading reading, List<PastCase> cases) {
        for (Figures.Group group : reading.groups()) {
            Range range = asked.range();
            List<PastCase> of = cases;
            switch (asked.groupBy()) {
                case OFFICE ->
                        of = cases.stream().filter(c -> c.office.equals(group.key())).toList();
                case ITEM -> of = cases.stream().filter(c -> c.item.equals(group.key())).toList();
                case DAY ->
                        range =
                                new Range(
                                        LocalDate.parse(group.key()), LocalDate.parse(group.key()));
                case MONTH -> {
                    LocalDate first = LocalDate.parse(group.key() + "-01");
                    LocalDate last = first.plusMonths(1).minusDays(1);
                    range =
                            new Range(
                                    first.isBefore(range.from()) ? range.from() : first,
                                    last.isAfter(range.to()) ? range.to() : last);
                }
            }
            assertThat(figures(group))
                    .as(asked.text() + " " + group.key())
                    .containsAllEntriesOf(Recount.of(of, range));
        }
        if (asked.groupBy() == GroupBy.OFFICE) {
            assertThat(keys(reading)).containsAll(touched(cases, asked.range(), c -> c.office));
        } else if (asked.groupBy() == GroupBy.ITEM) {
            assertThat(keys(reading)).containsAll(touched(cases, asked.range(), c -> c.item));
        }
    }

    private static List<String> keys(Figures.Reading reading) {
        return reading.groups().stream().map(Figures.Group::key).toList();
    }

    private static TreeSet<String> touched(
            List<PastCase> cases, Range range, Function<PastCase, String> key) {
        TreeSet<String> keys = new TreeSet<>();
        cases.stream()
                .filter(c -> PastCase.in(c.received, range) || PastCase.in(c.decided, range))
                .forEach(c -> keys.add(key.apply(c)));
        return keys;
    }

    private static boolean matches(String asked, String is) {
        return asked == null || Objects.equals(asked, is);
    }

    private static FiguresAsked asked(Random random) {
        LocalDate from = Histories.START.plusDays(random.nextInt(900) - 100);
        int days = random.nextBoolean() ? random.nextInt(40) : random.nextInt(900);
        GroupBy groupBy = random.nextInt(3) == 0 ? null : GroupBy.values()[random.nextInt(4)];
        if (groupBy == GroupBy.DAY) {
            days = random.nextInt(60);
        }
        return new FiguresAsked(
                new Range(from, from.plusDays(days)),
                random.nextBoolean() ? null : Histories.OFFICES.get(random.nextInt(3)),
                random.nextBoolean() ? null : Histories.ITEMS.get(random.nextInt(3)),
                groupBy);
    }

    private static FiguresView view(Figures.Group group) {
        return FiguresView.of(group.sums(), group.before().plus(group.sums()));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> figures(Figures.Group group) {
        Map<String, Object> figures = JSON.convertValue(view(group), Map.class);
        figures.replaceAll((name, value) -> value instanceof Integer i ? (Object) (long) i : value);
        return figures;
    }

    private void fold() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long left;
            do {
                left = folding.fold(connection, histories.head(), 25);
                connection.commit();
            } while (left > 0);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
