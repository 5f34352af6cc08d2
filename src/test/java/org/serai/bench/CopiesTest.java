package org.serai.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.serai.canonical.Tree;

class CopiesTest {
    private final Marks marks = new Marks();

    private String copy(String document, int number) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        return new String(new Copies(bytes, marks).of(number), StandardCharsets.UTF_8);
    }

    @Test
    void the_same_number_is_the_same_in_all_places_of_a_copy_and_another_in_the_next() {
        marks.add("CD6500001");
        String row = "CD6500001,delivered,https://swiftly.example/CD6500001,ü\n";

        assertThat(copy(row, 3)).isEqualTo("CD65000010000003,delivered,https://swiftly.example/CD65000010000003,ü\n");
        assertThat(copy(row, 4)).doesNotContain("CD65000010000003");
    }

    @Test
    void a_long_number_keeps_its_length_and_a_phone_its_way_of_writing() {
        marks.add("00340000000000000007");
        marks.add("+4915100006500");

        assertThat(copy("00340000000000000007;0151 00006500", 2)).isEqualTo("00340000000000000004;0151 00000005");
    }

    @Test
    void a_number_with_zeros_before_it_is_found_and_keeps_its_width() {
        marks.add("6600");
        assertThat(copy("<BELNR>0000006600</BELNR>", 12)).isEqualTo("<BELNR>0000000012</BELNR>");
    }

    @Test
    void a_short_id_is_taken_for_one_by_its_name_only() {
        marks.add("7");
        assertThat(copy("{\"_id\": 7, \"quantity\": 7}", 1)).isEqualTo("{\"_id\": 70000001, \"quantity\": 7}");
    }

    @Test
    void ids_phones_and_numbers_of_an_event_are_marks_and_times_are_none() {
        marks.addEvents(List.of(Tree.of(Map.of(
                "subject",
                "JD0001",
                "data",
                Map.of("trackingNumber", "JD0001", "customer", Map.of("phone", Map.of("e164", "+4915100000001")))))));
        marks.add("2026-11-22T07:15:00+01:00");

        assertThat(marks.count()).isEqualTo(2);
        assertThat(marks.of("+4915100000001")).isPresent();
    }
}
