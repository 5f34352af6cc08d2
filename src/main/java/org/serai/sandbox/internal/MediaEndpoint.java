package org.serai.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Upload, look up, download and delete of media. */
final class MediaEndpoint {
    private final House house;
    private final String accessToken;

    MediaEndpoint(House house, String accessToken) {
        this.house = house;
        this.accessToken = accessToken;
    }

    Answer upload(Call call) {
        return faulty(() -> uploaded(Multipart.read(call.body(), call.header("Content-Type"))));
    }

    private Answer uploaded(Multipart form) {
        if (!form.parts().containsKey("messaging_product")) {
            return Answer.refused(MetaErrors.of(100, "The parameter messaging_product is required."));
        }
        Multipart.Part file = form.parts().get("file");
        if (file == null) {
            return Answer.refused(MetaErrors.of(100, "The parameter file is required."));
        }
        Multipart.Part type = form.parts().get("type");
        String mime = type != null ? type.text() : file.type() == null ? "" : file.type();
        Optional<String> refusal = MediaTypes.refusal(mime, file.bytes().length);
        if (refusal.isPresent()) {
            return Answer.refused(MetaErrors.of(131053, refusal.get()));
        }
        StoredMedia media = house.media().add(mime, file.bytes(), file.filename(), MediaStore.UPLOADED);
        return Answer.graph(Map.of("id", media.id()));
    }

    /** The link carries the name the caller used for us, so that it can be followed from where the caller is. */
    Answer describe(StoredMedia media, Call call) {
        return faulty(() -> {
            var tree = new LinkedHashMap<String, Object>();
            tree.put("messaging_product", "whatsapp");
            tree.put("url", "http://" + call.authority() + house.media().link(media));
            tree.put("mime_type", media.mime());
            tree.put("sha256", media.sha256());
            tree.put("file_size", media.bytes().length);
            tree.put("id", media.id());
            return Answer.graph(tree);
        });
    }

    Answer delete(StoredMedia media) {
        return faulty(() -> {
            house.media().remove(media.id());
            return Answer.success();
        });
    }

    /** A wrong or old link is 404, as at Meta, where a new one must be asked for. */
    Answer download(Call call) {
        if (!("Bearer " + accessToken).equals(call.header("Authorization"))) {
            return Answer.refused(MetaErrors.badToken(call.header("Authorization") != null));
        }
        String until = call.parameter("ext", "");
        boolean good = until.matches("\\d{1,15}")
                && house.media().isLinkGood(call.parameter("mid", ""), until, call.parameter("hash", ""));
        Optional<StoredMedia> media = good ? house.media().find(call.parameter("mid", "")) : Optional.empty();
        return faulty(() ->
                media.map(found -> Answer.of(200, found.mime(), found.bytes())).orElse(Answer.text(404, "")));
    }

    private Answer faulty(Supplier<Answer> act) {
        Strike strike = house.faults().onCall("media", null);
        return strike.instead().orElseGet(() -> strike.spoil(act.get()));
    }
}
