package org.serai.flow.check;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.serai.finding.Suggestion;
import org.serai.finding.YamlNode;
import org.serai.flow.camel.Address;

/** The options of one endpoint: known to its component, of the right kind, none that opens a door. */
final class OptionRules {
    private static final Pattern USER_INFO = Pattern.compile("^[a-z]+:(//)?[^/@{]+:[^/@{]+@.*");
    private static final Set<String> FORBIDDEN = Set.of(
            "transferexception",
            "transferexchange",
            "allowserializedheaders",
            "allowjavaserializedobject",
            "objectmessageenabled",
            "trustallcertificates",
            "sslcontextparameters",
            "hostnameverification",
            "x509hostnameverifier",
            "headerfilterstrategy",
            "acknowledgementmodename",
            "acknowledgementmode",
            "replyto",
            "asyncconsumer",
            "clientbuilder",
            "httpclientconfigurer",
            "deserializationfilter",
            "presort");
    private static final Map<String, String> FIXED = Map.of(
            "transacted",
            "true",
            "disablereplyto",
            "true",
            "lazycreatetransactionmanager",
            "false",
            "followredirects",
            "false");
    private final Checks checks;
    private final String scheme;

    OptionRules(Checks checks, String scheme) {
        this.checks = checks;
        this.scheme = scheme;
    }

    void check(YamlNode node, YamlNode at, Address address) {
        if (USER_INFO.matcher(address.uri()).matches()) {
            checks.error(
                    "SERAI-R038", at, "a password in an address", "make it a setting of type password and refer to it");
            return;
        }
        checks.camel()
                .component(scheme)
                .ifPresent(component -> address.parameters().forEach((name, value) -> {
                    YamlNode written = node.get("parameters").get(name);
                    option(
                            component,
                            name,
                            value,
                            written.isMissing() ? at : node.get("parameters").key(name),
                            written.isMissing() ? at : written);
                }));
    }

    private void option(CamelModel.Component component, String name, String value, YamlNode key, YamlNode at) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (FORBIDDEN.contains(lower)
                || (FIXED.containsKey(lower) && !FIXED.get(lower).equals(value))) {
            checks.error(
                    "SERAI-R037",
                    key,
                    "the option `" + name + "` is not for routes",
                    "the hub sets it where it is needed");
            return;
        }
        CamelModel.Option option = component.options().get(name);
        if (option == null) {
            unknown(component, name, key);
        } else if (option.secret() && !value.contains("{{") && !value.isBlank()) {
            checks.error("SERAI-R038", at, "a secret in clear", "make it a setting of type password and refer to it");
        } else if (!value.contains("{{") && !fits(option, value)) {
            checks.error("SERAI-R025", at, "`" + name + "` cannot be `" + value + "`", wanted(option, value));
        }
    }

    private void unknown(CamelModel.Component component, String name, YamlNode key) {
        Set<String> known = new TreeSet<>(component.options().keySet());
        boolean prefixed = component.prefixes().stream().anyMatch(name::startsWith);
        boolean meant = component.lenient() && Suggestion.nearest(name, known).isEmpty();
        if (!prefixed && !meant) {
            checks.error(
                    "SERAI-R024",
                    key,
                    "`" + scheme + ":` has no option `" + name + "`",
                    Checks.didYouMean(name, known));
        }
    }

    private static boolean fits(CamelModel.Option option, String value) {
        return switch (option.type()) {
            case "boolean" -> value.equals("true") || value.equals("false");
            case "integer" -> value.matches("-?[0-9]{1,9}");
            case "duration" -> value.matches("-?[0-9]+|([0-9]+ ?(ms|s|m|h|d|[a-z]+) ?)+");
            case "enum" -> option.words().isEmpty() || option.words().contains(value);
            default -> true;
        };
    }

    private static String wanted(CamelModel.Option option, String value) {
        return option.type().equals("enum") ? Checks.didYouMean(value, option.words()) : "give a " + option.type();
    }
}
