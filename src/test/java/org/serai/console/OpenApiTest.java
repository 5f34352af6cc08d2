package org.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.serai.json.Json;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class OpenApiTest {
    @Test
    void it_describes_every_call_and_no_other() throws IOException {
        assertThat(described()).isEqualTo(written());
    }

    private static Set<String> described() throws IOException {
        Set<String> calls = new TreeSet<>();
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/console/openapi.json")) {
            Map<?, ?> paths = (Map<?, ?>)
                    Objects.requireNonNull(Json.parseObject(in.readAllBytes()).get("paths"));
            paths.forEach((path, methods) -> ((Map<?, ?>) methods).keySet().forEach(m -> calls.add(m + " " + path)));
        }
        return calls;
    }

    private static Set<String> written() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> calls = new TreeSet<>();
        scanner.findCandidateComponents("org.serai.console")
                .forEach(bean -> calls.addAll(calls(Objects.requireNonNull(bean.getBeanClassName()))));
        return calls;
    }

    private static Set<String> calls(String className) {
        try {
            Class<?> type = Class.forName(className);
            RequestMapping base = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
            String prefix = base == null ? "" : String.join("", base.path());
            Set<String> calls = new TreeSet<>();
            for (Method method : type.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    Stream<String> paths = mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path());
                    String verb = mapping.method()[0].name().toLowerCase(Locale.ROOT);
                    paths.forEach(path -> calls.add(verb + " " + prefix + path));
                }
            }
            return calls;
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
