package org.serai.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.serai.canonical.ConsentState;
import org.serai.canonical.Content;
import org.serai.canonical.Priority;
import org.serai.canonical.Reason;

class PolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));
    private static final Content.Template TEMPLATE = template("UTILITY", "4711");
    private static final Content.Text TEXT = new Content.Text("Your parcel is here");

    @Test
    void an_approved_template_with_consent_may_go() {
        assertThat(judge(facts(TEMPLATE))).isEqualTo(new Verdict.Admit(false));
    }

    @Test
    void whom_comes_before_everything_else() {
        Facts facts = new Facts(
                NOW,
                NOW,
                Refusal.RECIPIENT_MISSING.reason(),
                null,
                null,
                null,
                ConsentState.DENIED,
                ConsentState.DENIED,
                null,
                Approval.UNKNOWN,
                Approval.UNKNOWN,
                Priority.NORMAL,
                Restraints.NONE);
        assertThat(code(facts)).isEqualTo("recipient.missing");
    }

    @Test
    void a_message_that_makes_no_sense_any_more_is_refused() {
        assertThat(code(new Facts(
                        NOW,
                        NOW,
                        null,
                        TEMPLATE,
                        null,
                        null,
                        ConsentState.GRANTED,
                        ConsentState.GRANTED,
                        null,
                        Approval.APPROVED,
                        Approval.UNKNOWN,
                        Priority.NORMAL,
                        Restraints.NONE)))
                .isEqualTo("policy.expired");
    }

    @Test
    void no_refuses_whatever_the_purpose_and_silence_is_not_yes() {
        assertThat(code(consent(ConsentState.DENIED, ConsentState.GRANTED, TEMPLATE)))
                .isEqualTo("policy.opted-out");
        assertThat(code(consent(ConsentState.UNKNOWN, ConsentState.GRANTED, TEMPLATE)))
                .isEqualTo("policy.no-consent");
    }

    @Test
    void who_wrote_to_us_may_be_answered_without_an_opt_in_until_the_window_shuts_and_not_after_a_no() {
        assertThat(code(answer(ConsentState.UNKNOWN, LATER))).isEqualTo("admitted");
        assertThat(code(answer(ConsentState.UNKNOWN, NOW))).isEqualTo("policy.no-consent");
        assertThat(code(answer(ConsentState.DENIED, LATER))).isEqualTo("policy.opted-out");
    }

    @Test
    void consent_to_service_is_none_to_marketing() {
        Content.Template offer = template("MARKETING", "20 %");
        assertThat(code(consent(ConsentState.GRANTED, ConsentState.UNKNOWN, offer)))
                .isEqualTo("policy.no-consent");
        assertThat(code(consent(ConsentState.GRANTED, ConsentState.DENIED, offer)))
                .isEqualTo("policy.opted-out");
        assertThat(judge(consent(ConsentState.UNKNOWN, ConsentState.GRANTED, offer)))
                .isInstanceOf(Verdict.Admit.class);
    }

    @Test
    void what_meta_charges_as_marketing_needs_consent_to_marketing_whatever_its_file_says() {
        Approval moved = Approval.APPROVED.asMarketing();
        assertThat(code(marketing(ConsentState.UNKNOWN, moved))).isEqualTo("policy.no-consent");
        assertThat(code(marketing(ConsentState.DENIED, moved))).isEqualTo("policy.opted-out");
        assertThat(code(marketing(ConsentState.GRANTED, moved))).isEqualTo("admitted");
        assertThat(code(marketing(ConsentState.UNKNOWN, Approval.APPROVED))).isEqualTo("admitted");
    }

    @Test
    void a_closed_window_refuses_free_text() {
        assertThat(code(text(null, null))).isEqualTo("policy.window-closed");
        assertThat(code(text(NOW, null))).isEqualTo("policy.window-closed");
        assertThat(judge(text(LATER, null))).isEqualTo(new Verdict.Admit(false));
    }

    @Test
    void a_closed_window_turns_free_text_into_the_template_the_flow_names() {
        Facts shut = text(NOW, TEMPLATE);
        assertThat(judge(shut)).isEqualTo(new Verdict.Admit(true));
        assertThat(shut.chosen()).isEqualTo(TEMPLATE);
        Facts open = text(LATER, TEMPLATE);
        assertThat(judge(open)).isEqualTo(new Verdict.Admit(false));
        assertThat(open.chosen()).isEqualTo(TEXT);
    }

    @Test
    void a_closed_window_and_a_template_that_could_not_be_filled_say_what_was_wrong_with_the_template() {
        Reason problem = new Reason("template.parameter-too-long", "answer has 2000 characters");
        Facts shut = new Facts(
                NOW,
                LATER,
                null,
                TEXT,
                null,
                problem,
                ConsentState.GRANTED,
                ConsentState.GRANTED,
                NOW,
                Approval.UNKNOWN,
                Approval.UNKNOWN,
                Priority.NORMAL,
                Restraints.NONE);
        assertThat(judge(shut)).isEqualTo(new Verdict.Refuse(problem));
    }

    @Test
    void a_paused_template_waits_and_is_looked_at_again_until_nobody_needs_it() {
        assertThat(judge(approval(Approval.ofStatus("PAUSED")))).isInstanceOfSatisfying(Verdict.Defer.class, held -> {
            assertThat(held.reason().code()).isEqualTo("template.paused");
            assertThat(held.until()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
        });
    }

    @Test
    void a_substitute_goes_while_meta_stops_the_template_and_only_then() {
        assertThat(judge(substituted(Approval.ofStatus("PAUSED"), Approval.APPROVED)))
                .isEqualTo(new Verdict.Admit(true));
        assertThat(judge(substituted(Approval.ofStatus("DISABLED"), Approval.APPROVED)))
                .isEqualTo(new Verdict.Admit(true));
        assertThat(judge(substituted(Approval.APPROVED, Approval.APPROVED))).isEqualTo(new Verdict.Admit(false));
        assertThat(judge(substituted(Approval.ofStatus("PAUSED"), Approval.ofStatus("PAUSED"))))
                .isInstanceOf(Verdict.Defer.class);
    }

    @Test
    void only_an_approved_template_may_go() {
        assertThat(code(approval(Approval.UNKNOWN))).isEqualTo("template.unknown");
        assertThat(code(approval(Approval.LANGUAGE_MISSING))).isEqualTo("template.language-missing");
        assertThat(code(approval(Approval.ofStatus("REJECTED")))).isEqualTo("template.not-approved");
        assertThat(code(approval(Approval.ofStatus("PENDING")))).isEqualTo("template.not-approved");
    }

    @Test
    void every_parameter_has_a_value_of_bearable_length() {
        assertThat(code(facts(template("UTILITY", " ")))).isEqualTo("template.parameter-missing");
        assertThat(code(facts(template("UTILITY", "x".repeat(1025))))).isEqualTo("template.parameter-too-long");
        assertThat(judge(facts(template("UTILITY", "🛵".repeat(1024))))).isInstanceOf(Verdict.Admit.class);
    }

    @Test
    void free_text_says_something_in_at_most_4096_characters() {
        assertThat(code(says("x".repeat(4096)))).isEqualTo("admitted");
        assertThat(code(says("🛵".repeat(4096)))).isEqualTo("admitted");
        assertThat(judge(says("x".repeat(4097)))).isInstanceOfSatisfying(Verdict.Refuse.class, refused -> {
            assertThat(refused.reason().code()).isEqualTo("text.too-long");
            assertThat(refused.reason().text()).contains("4097");
        });
        assertThat(code(says(" \n "))).isEqualTo("message.empty");
    }

    @Test
    void what_could_not_be_composed_says_why() {
        Reason problem = new Reason("template.parameter-missing", "no order number");
        assertThat(judge(new Facts(
                        NOW,
                        LATER,
                        null,
                        null,
                        null,
                        problem,
                        ConsentState.GRANTED,
                        ConsentState.GRANTED,
                        null,
                        Approval.UNKNOWN,
                        Approval.UNKNOWN,
                        Priority.NORMAL,
                        Restraints.NONE)))
                .isEqualTo(new Verdict.Refuse(problem));
    }

    @Test
    void every_reason_reads_as_a_sentence_with_its_details() {
        for (Refusal refusal : Refusal.values()) {
            Reason reason = refusal.reason("one", "two", "three");
            assertThat(reason.code()).matches("[a-z]+\\.[a-z-]+");
            assertThat(reason.text()).doesNotContain("%");
        }
    }

    private static Verdict judge(Facts facts) {
        return Policy.judge(facts);
    }

    @Test
    void who_is_not_listed_gets_nothing_and_old_news_is_no_news() {
        assertThat(code(restrained(new Restraints(false, null, null, null, null, null))))
                .isEqualTo("policy.not-listed");
        assertThat(code(restrained(Restraints.NONE.outdated(Refusal.STALE.reason(NOW)))))
                .isEqualTo("policy.stale");
    }

    @Test
    void the_longest_lasting_no_comes_before_a_wait() {
        Facts held = restrained(new Restraints(true, null, LATER.minusSeconds(1), null, null, null));
        assertThat(judge(held)).isInstanceOf(Verdict.Defer.class);
        assertThat(code(restrained(new Restraints(true, null, LATER, null, null, null))))
                .isEqualTo("policy.wait-too-long");
    }

    @Test
    void a_restraint_that_is_over_restrains_nothing() {
        assertThat(judge(restrained(new Restraints(true, null, NOW, NOW, NOW, null))))
                .isInstanceOf(Verdict.Admit.class);
    }

    @Test
    void an_answer_to_someone_who_just_wrote_wakes_nobody() {
        Facts night = text(LATER, null).with(new Restraints(true, null, LATER.minusSeconds(1), null, null, null));
        assertThat(judge(night)).isInstanceOf(Verdict.Admit.class);
    }

    private static Facts restrained(Restraints restraints) {
        return facts(TEMPLATE).with(restraints);
    }

    private static String code(Facts facts) {
        return judge(facts)
                .fold(a -> "admitted", d -> "deferred", r -> r.reason().code());
    }

    private static Facts facts(Content content) {
        return consent(ConsentState.GRANTED, ConsentState.GRANTED, content);
    }

    private static Facts consent(ConsentState service, ConsentState marketing, Content content) {
        return consent(service, marketing, content, Approval.APPROVED);
    }

    private static Facts marketing(ConsentState consent, Approval approval) {
        return consent(ConsentState.GRANTED, consent, TEMPLATE, approval);
    }

    private static Facts consent(ConsentState service, ConsentState marketing, Content content, Approval approval) {
        return new Facts(
                NOW,
                LATER,
                null,
                content,
                null,
                null,
                service,
                marketing,
                null,
                approval,
                Approval.UNKNOWN,
                Priority.NORMAL,
                Restraints.NONE);
    }

    private static Facts answer(ConsentState service, Instant windowClosesAt) {
        return new Facts(
                NOW,
                LATER,
                null,
                TEXT,
                null,
                null,
                service,
                ConsentState.UNKNOWN,
                windowClosesAt,
                Approval.APPROVED,
                Approval.UNKNOWN,
                Priority.NORMAL,
                Restraints.NONE);
    }

    private static Facts says(String text) {
        return new Facts(
                NOW,
                LATER,
                null,
                new Content.Text(text),
                TEMPLATE,
                null,
                ConsentState.GRANTED,
                ConsentState.GRANTED,
                LATER,
                Approval.APPROVED,
                Approval.UNKNOWN,
                Priority.NORMAL,
                Restraints.NONE);
    }

    private static Facts text(@Nullable Instant windowClosesAt, Content.@Nullable Template alternative) {
        return new Facts(
                NOW,
                LATER,
                null,
                TEXT,
                alternative,
                null,
                ConsentState.GRANTED,
                ConsentState.GRANTED,
                windowClosesAt,
                Approval.APPROVED,
                Approval.UNKNOWN,
                Priority.NORMAL,
                Restraints.NONE);
    }

    private static Facts approval(Approval approval) {
        return approvals(null, approval, Approval.UNKNOWN);
    }

    private static Facts substituted(Approval approval, Approval substitute) {
        return approvals(template("UTILITY", "4712"), approval, substitute);
    }

    private static Facts approvals(Content.@Nullable Template alternative, Approval approval, Approval substitute) {
        return new Facts(
                NOW,
                LATER,
                null,
                TEMPLATE,
                alternative,
                null,
                ConsentState.GRANTED,
                ConsentState.GRANTED,
                null,
                approval,
                substitute,
                Priority.NORMAL,
                Restraints.NONE);
    }

    private static Content.Template template(String category, String value) {
        return new Content.Template("order_confirmed", "de", category, List.of(), Map.of("order_number", value), "…");
    }
}
