package org.serai.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serai.proof.Forgery.at;
import static org.serai.proof.Forgery.person;

import org.junit.jupiter.api.Test;
import org.serai.proof.Books.Fate;

/** Books that lie, one in each way, and books that only look as if they did. */
class ForgedBooksTest {
    private static final String KEPT = "lost=0 twice=0 disorder=0 policy=0 rate=0";
    private final Forgery books = new Forgery().order(1).order(2).order(3);

    private void areKept() {
        assertThat(books.verdict().toString()).contains(KEPT);
        assertThat(books.verdict().isKept()).isTrue();
    }

    private void say(String line, String sentence) {
        assertThat(books.verdict().isKept()).isFalse();
        assertThat(books.verdict().line()).isEqualTo(line);
        assertThat(books.verdict().toString()).contains(sentence);
    }

    @Test
    void three_orders_promised_and_read_are_kept() {
        areKept();
        assertThat(books.verdict().toString()).contains("3 promised, 3 accepted");
    }

    @Test
    void a_promise_nobody_knows_of_is_lost() {
        books.promised(4, person(4));
        say("lost=1 twice=0 disorder=0 policy=0 rate=0", "#4 (delivery delivery-4 of shop) was answered 202");
    }

    @Test
    void a_promise_that_still_waits_is_lost_until_it_is_told() {
        books.promised(4, person(4)).message(4, person(4), "unknown");
        say("lost=1 twice=0 disorder=0 policy=0 rate=0", "is still unknown");
    }

    @Test
    void what_is_called_sent_and_never_arrived_is_lost() {
        books.promised(4, person(4)).message(4, person(4), "accepted").intended(4, 4, "accepted");
        say("lost=1 twice=0 disorder=0 policy=0 rate=0", "the Cloud API never got it");
    }

    @Test
    void parked_refused_and_told_under_an_earlier_delivery_is_not_lost() {
        books.promised(4, person(4)).stopped.add("delivery-4");
        books.promised(5, person(5)).message(5, person(5), "refused");
        books.postings.add(
                new Posting("shop", "again", "#1", person(1), at(6), at(6.1), 202, "another-delivery-of-the-same"));
        areKept();
    }

    @Test
    void what_was_never_promised_may_be_missing() {
        books.postings.add(new Posting("shop", "load-9", "#9", person(9), at(9), at(9.1), 0, ""));
        areKept();
    }

    @Test
    void accepted_twice_without_a_flag_is_twice() {
        books.intended(1, 30, "accepted").accepted(1, person(1), 30.1);
        say("lost=0 twice=1 disorder=0 policy=0 rate=0", "was accepted 2 times and is not flagged");
    }

    @Test
    void accepted_twice_with_a_flag_is_what_the_flag_says() {
        books.promised(4, person(4))
                .message(4, person(4), new Fate("read", "service", at(16), at(90_000), false), true)
                .intended(4, 4, "unknown")
                .accepted(4, person(4), 4.1)
                .intended(4, 16, "accepted")
                .accepted(4, person(4), 16.1);
        areKept();
        assertThat(books.verdict().toString()).contains("<=15s:1").contains("still:0");
    }

    @Test
    void a_request_nobody_intended_is_twice_even_when_flagged() {
        books.message(4, person(4), new Fate("read", "service", at(16), at(90_000), false), true)
                .intended(4, 4, "unknown")
                .accepted(4, person(4), 4.1)
                .accepted(4, person(4), 4.2);
        say("lost=0 twice=1 disorder=0 policy=0 rate=0", "was accepted 2 times, and intended 1 times");
    }

    @Test
    void what_the_database_forgot_it_will_send_again() {
        books.accepted(4, person(4), 4.1);
        say("lost=0 twice=1 disorder=0 policy=0 rate=0", "the database knows no such message");
    }

    @Test
    void one_event_as_two_messages_is_twice() {
        books.order(4);
        Books.Message fourth = books.messages.remove(3);
        books.messages.add(
                new Books.Message(fourth.id(), books.messages.get(0).birth(), fourth.lane(), fourth.fate(), false));
        books.postings.remove(3);
        say("lost=0 twice=1 disorder=0 policy=0 rate=0", "event event-1 went through order-confirmed as messages");
    }

    @Test
    void to_one_person_out_of_order_is_disorder() {
        books.promised(4, person(4)).message(4, person(4), "read").intended(4, 8, "accepted");
        books.order(5, person(4)).accepted(4, person(4), 8.1);
        say("lost=0 twice=0 disorder=1 policy=0 rate=0", "#4 ");
    }

    @Test
    void taken_in_later_than_a_source_was_promised_is_disorder() {
        books.order(4, person(4)).order(5, person(4));
        Posting fourth = books.postings.remove(3);
        books.postings.add(new Posting("shop", fourth.id(), "#4", person(4), at(6), at(6.1), 202, fourth.eventId()));
        say("lost=0 twice=0 disorder=1 policy=0 rate=0", "was taken in before");
    }

    @Test
    void what_was_put_off_or_sent_again_may_be_overtaken() {
        books.promised(4, person(4))
                .message(4, person(4), new Fate("read", "service", at(4), at(90_000), true), false)
                .intended(4, 8, "accepted");
        books.promised(5, person(4))
                .message(5, person(4), new Fate("read", "service", at(5), at(90_000), false), true)
                .intended(5, 5, "unknown")
                .intended(5, 20, "accepted");
        books.order(6, person(4)).accepted(4, person(4), 8.1).accepted(5, person(4), 20.1);
        areKept();
    }

    @Test
    void sent_after_it_was_refused_is_against_policy() {
        books.message(4, person(4), "refused").intended(4, 60, "accepted").accepted(4, person(4), 60.1);
        say("lost=0 twice=0 disorder=0 policy=1 rate=0", "was refused at");
    }

    @Test
    void sent_when_it_made_no_sense_any_more_is_against_policy() {
        books.message(4, person(4), new Fate("read", "service", at(4), at(10), false), false)
                .intended(4, 11, "accepted")
                .accepted(4, person(4), 11.1);
        say("lost=0 twice=0 disorder=0 policy=1 rate=0", "made no sense after");
    }

    @Test
    void sent_to_somebody_who_had_said_stop_is_against_policy() {
        books.order(10, person(4)).said(person(4), true, 5);
        say("lost=0 twice=0 disorder=0 policy=1 rate=0", "a person who had said stop");
    }

    @Test
    void a_start_after_the_stop_and_a_stop_after_the_message_are_no_breach() {
        books.order(10, person(4))
                .said(person(4), true, 5)
                .said(person(4), false, 7)
                .said(person(4), true, 11);
        areKept();
    }

    @Test
    void more_than_the_number_may_in_a_moving_second_is_too_fast() {
        for (int n = 100; n < 202; n++) {
            books.message(n, person(n), "read").intended(n, 100.5 + (n - 100) * 0.009, "accepted");
            books.accepted(n, person(n), n + 0.1);
        }
        say("lost=0 twice=0 disorder=0 policy=0 rate=1", "of 100 it may");
    }

    @Test
    void a_burst_and_the_rate_after_it_are_within_the_limit() {
        for (int n = 100; n < 300; n++) {
            double second = n < 120 ? 100 : 100 + (n - 119) / 80.0;
            books.message(n, person(n), "read").intended(n, second, "accepted").accepted(n, person(n), second + 0.1);
        }
        areKept();
    }

    @Test
    void eleven_to_one_person_at_once_are_too_fast() {
        for (int n = 100; n < 111; n++) {
            books.message(n, person(4), "read").intended(n, 100 + n / 100.0, "accepted");
            books.accepted(n, person(4), 100 + n / 100.0);
        }
        say("lost=0 twice=0 disorder=0 policy=0 rate=1", "too often");
    }
}
