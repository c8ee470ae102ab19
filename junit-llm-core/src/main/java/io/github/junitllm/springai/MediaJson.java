package io.github.junitllm.springai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.ai.content.Media;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.MimeType;

/** Images and files of messages as they stand in fixtures. */
final class MediaJson {

    /** What Spring AI calls media without a name, anew each time. */
    private static final Pattern RANDOM_NAME = Pattern.compile("media-.*-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private MediaJson() {}

    static void into(ObjectNode node, List<Media> media) {
        if (!media.isEmpty()) {
            ArrayNode all = node.putArray("media");
            media.forEach(one -> write(one, all.addObject()));
        }
    }

    private static void write(Media media, ObjectNode node) {
        node.put("mimeType", media.getMimeType().toString());
        OptionsJson.put(node, "id", media.getId());
        if (media.getName() != null && !RANDOM_NAME.matcher(media.getName()).matches()) {
            node.put("name", media.getName());
        }
        if (media.getData() instanceof byte[] bytes) {
            node.put("base64", Base64.getEncoder().encodeToString(bytes));
        } else {
            node.put("url", media.getData().toString());
        }
    }

    static List<Media> of(JsonNode media) {
        List<Media> all = new ArrayList<>();
        media.forEach(one -> all.add(read(one)));
        return all;
    }

    private static Media read(JsonNode node) {
        Media.Builder media =
                Media.builder().mimeType(MimeType.valueOf(node.path("mimeType").asText()));
        if (node.path("id").isTextual()) {
            media.id(node.path("id").textValue());
        }
        if (node.path("name").isTextual()) {
            media.name(node.path("name").textValue());
        }
        if (node.path("base64").isTextual()) {
            byte[] bytes = Base64.getDecoder().decode(node.path("base64").textValue());
            media.data(new ByteArrayResource(bytes));
        } else {
            media.data(URI.create(node.path("url").asText()));
        }
        return media.build();
    }
}
