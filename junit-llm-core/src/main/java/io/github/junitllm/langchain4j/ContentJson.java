package io.github.junitllm.langchain4j;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.image.Image;
import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.VideoContent;
import dev.langchain4j.data.pdf.PdfFile;
import dev.langchain4j.data.video.Video;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What messages and inputs of embeddings consist of, as it stands in fixtures. */
final class ContentJson {

    private ContentJson() {}

    /** Writes a single text as {@code text}, anything else as {@code contents}. */
    static void into(ObjectNode node, List<Content> contents) {
        if (contents.size() == 1 && contents.get(0).getClass() == TextContent.class) {
            node.put("text", ((TextContent) contents.get(0)).text());
        } else {
            ArrayNode all = node.putArray("contents");
            contents.forEach(content -> all.add(of(content)));
        }
    }

    private static ObjectNode of(Content content) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        Class<?> type = content.getClass();
        if (type == TextContent.class) {
            return node.put("type", "text").put("text", ((TextContent) content).text());
        } else if (type == ImageContent.class) {
            ImageContent image = (ImageContent) content;
            Image data = image.image();
            data(node.put("type", "image"), data.url(), data.base64Data(), data.mimeType());
            RequestJson.put(node, "revisedPrompt", data.revisedPrompt());
            return node.put("detailLevel", image.detailLevel().name().toLowerCase(Locale.ROOT));
        } else if (type == AudioContent.class) {
            Audio data = ((AudioContent) content).audio();
            byte[] binary = data.binaryData();
            String base64 =
                    binary == null ? data.base64Data() : Base64.getEncoder().encodeToString(binary);
            return data(node.put("type", "audio"), data.url(), base64, data.mimeType());
        } else if (type == VideoContent.class) {
            Video data = ((VideoContent) content).video();
            return data(node.put("type", "video"), data.url(), data.base64Data(), data.mimeType());
        } else if (type == PdfFileContent.class) {
            PdfFile data = ((PdfFileContent) content).pdfFile();
            return data(node.put("type", "pdf"), data.url(), data.base64Data(), data.mimeType());
        }
        throw new IllegalArgumentException("contents of a " + type.getName() + " are not known here");
    }

    private static ObjectNode data(
            ObjectNode node, @Nullable URI url, @Nullable String base64, @Nullable String mimeType) {
        RequestJson.put(node, "mimeType", mimeType);
        RequestJson.put(node, "url", url == null ? null : url.toString());
        RequestJson.put(node, "base64", base64);
        return node;
    }
}
