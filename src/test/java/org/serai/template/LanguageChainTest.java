package org.serai.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageChainTest {
    private static final List<String> FIVE = List.of("en", "de", "es", "pt_BR", "ar");

    @Test
    void the_exact_language_comes_first() {
        assertThat(language(FIVE, "pt-BR")).isEqualTo("pt_BR");
        assertThat(language(FIVE, "pt_BR")).isEqualTo("pt_BR");
        assertThat(language(List.of("en", "en_GB"), "en-GB")).isEqualTo("en_GB");
        assertThat(language(FIVE, "DE")).isEqualTo("de");
    }

    @Test
    void then_its_base_then_any_variant_of_it() {
        assertThat(language(FIVE, "es-MX")).isEqualTo("es");
        assertThat(language(FIVE, "pt")).isEqualTo("pt_BR");
        assertThat(language(FIVE, "pt-PT")).isEqualTo("pt_BR");
        assertThat(language(FIVE, "ar-EG")).isEqualTo("ar");
    }

    @Test
    void then_the_next_wish_then_the_default() {
        assertThat(language(FIVE, "fi", "de-AT")).isEqualTo("de");
        assertThat(language(FIVE, "fi", "sv")).isEqualTo("en");
        assertThat(language(FIVE)).isEqualTo("en");
        assertThat(new LanguageChain(List.of("fi")).choose(List.of("de"), "en")).isEmpty();
    }

    @Test
    void odd_spellings_do_no_harm() {
        assertThat(language(FIVE, "de_DE.UTF-8")).isEqualTo("de");
        assertThat(language(FIVE, "", "!!", "x-private", "es")).isEqualTo("es");
        assertThat(language(List.of("zh_CN", "zh_TW", "en"), "zh-Hant")).isEqualTo("zh_TW");
        assertThat(language(List.of("zh_CN", "zh_TW", "en"), "zh")).isEqualTo("zh_CN");
        assertThat(language(List.of("nb", "en"), "no-NO")).isEqualTo("nb");
        assertThat(language(List.of("he", "en"), "iw")).isEqualTo("he");
    }

    @Test
    void money_and_dates_follow_the_persons_country_where_the_language_fits() {
        assertThat(locale(FIVE, "de-CH")).isEqualTo("de-CH");
        assertThat(locale(FIVE, "pt_PT")).isEqualTo("pt-PT");
        assertThat(locale(FIVE, "fi-FI")).isEqualTo("en");
        assertThat(new LanguageChain(List.of())
                        .choose(FIVE, "pt_BR")
                        .orElseThrow()
                        .locale())
                .isEqualTo("pt-BR");
    }

    private static String language(List<String> available, String... wishes) {
        return new LanguageChain(List.of(wishes))
                .choose(available, "en")
                .orElseThrow()
                .language();
    }

    private static String locale(List<String> available, String... wishes) {
        return new LanguageChain(List.of(wishes))
                .choose(available, "en")
                .orElseThrow()
                .locale();
    }
}
