package org.serai.consent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "«STOP!»",
                "ＳＴＯＰ",
                "Stop all",
                "opt-out",
                "Unsubscribe",
                "STOPP",
                "Abmelden",
                "BAJA",
                "Dar de baja",
                "cancelar suscripcion",
                "PARAR",
                "SAIR",
                "cancelar  inscrição",
                "إيقاف",
                "ايقاف",
                "إِيقَاف",
                "إلغاء الاشتراك",
                "\u200Fإيقاف"
            })
    void a_message_that_is_a_stop_word_ends_consent(String text) {
        assertThat(StopWords.intent(text)).contains(StopWords.OPT_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "start!", "Anmelden", "ALTA", "começar", "COMECAR", "ابدأ", "ابدا"})
    void a_message_that_is_a_start_word_resumes_it(String text) {
        assertThat(StopWords.intent(text)).contains(StopWords.OPT_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "...",
                "please stop by at noon",
                "stop it",
                "nonstop",
                "cancel",
                "Where does the bus stop?",
                "👍",
                "no"
            })
    void anything_else_is_a_message(String text) {
        assertThat(StopWords.intent(text)).isEmpty();
    }
}
