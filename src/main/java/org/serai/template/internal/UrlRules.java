package org.serai.template.internal;

import java.net.URI;
import java.net.URISyntaxException;
import org.serai.template.MetaLimits;

/** What Meta demands of a link: fixed in front, one variable at most, that at the end. */
record UrlRules(Fields fields) {
    private static final String VARIABLE = "{{1}}";

    void check(String url, boolean hasParameter) {
        int at = url.indexOf("{{");
        String fixed = at < 0 ? url : url.substring(0, at);
        if (!isAddress(fixed)) {
            error("`" + fixed + "` is no web address", "start with https:// and a host name");
        } else if (url.length() > MetaLimits.URL) {
            error("the address has " + url.length() + " characters, Meta takes " + MetaLimits.URL, "shorten it");
        } else if (at >= 0 && !url.substring(at).equals(VARIABLE)) {
            error("a link's variable is {{1}} and stands at its end", "end the address with {{1}}");
        } else if (at >= 0 != hasParameter) {
            error(
                    at >= 0 ? "nothing fills the {{1}} of this link" : "this link has no {{1}} for its parameter",
                    at >= 0 ? "add `parameter:` with the name of one" : "end the address with {{1}}");
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException broken) {
            return false;
        }
    }

    private void error(String message, String suggestion) {
        fields.error(Codes.BUTTON_TARGET, fields.at("url"), message, suggestion);
    }
}
