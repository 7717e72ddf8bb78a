package org.onevisit.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void rowTooManySaysThatThereIsMoreAndIsNotShown() {
        Page<Integer> page = Page.of(List.of(1, 2, 3), 2, String::valueOf);
        assertThat(page.items()).containsExactly(1, 2);
        assertThat(Page.decode(page.next())).isEqualTo("2");
    }

    @Test
    void lastPageHasNoCursor() {
        assertThat(Page.of(List.of(1, 2), 2, String::valueOf).next()).isNull();
        assertThat(Page.of(List.<Integer>of(), 2, String::valueOf).next()).isNull();
    }

    @Test
    void followingTheCursorShowsEveryRowOnce() {
        List<Integer> rows = IntStream.rangeClosed(1, 25).boxed().toList();
        List<Integer> shown = new ArrayList<>();
        String cursor = null;
        do {
            int after = cursor == null ? 0 : Integer.parseInt(Page.decode(cursor));
            Page<Integer> page =
                    Page.of(
                            rows.stream().filter(row -> row > after).limit(8).toList(),
                            7,
                            String::valueOf);
            shown.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(shown).isEqualTo(rows);
    }

    @Test
    void limitIsBounded() {
        assertThat(Page.limit(null)).isEqualTo(20);
        assertThat(Page.limit(0)).isEqualTo(1);
        assertThat(Page.limit(-5)).isEqualTo(1);
        assertThat(Page.limit(Integer.MAX_VALUE)).isEqualTo(200);
    }

    @Test
    void cursorOfSomeoneElseIsRefused() {
        assertThat(Page.decode(null)).isNull();
        assertThat(Page.decode("")).isNull();
        assertThatThrownBy(() -> Page.decode("not a cursor!"))
                .isInstanceOfSatisfying(
                        Page.BadCursor.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
}
