package io.github.junitllm.report;

import io.github.junitllm.file.ExclusiveFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Puts a run's summary into the file that GitHub shows as the job's summary. The file belongs to the whole step, and every
 * JVM of a build reports in its turn: what the run's earlier JVMs wrote stands between two invisible marks and is
 * replaced, so that the summary is there once; whatever others wrote stays.
 */
final class StepSummary {

    /** GitHub drops the summary of a step that is larger than 1 MiB. */
    static final int MAX_BYTES = 1 << 20;

    /** With less room than this not even a table fits. */
    private static final int MIN_ROOM = 1_000;

    private StepSummary() {}

    /**
     * Replaces or appends the run's section.
     *
     * @param section tells this run's report in this directory from every other
     * @throws IOException if the file cannot be written or others have filled it
     */
    static void write(Path file, String section, RunResult run) throws IOException {
        String id = "<!-- junit-llm " + UUID.nameUUIDFromBytes(section.getBytes(StandardCharsets.UTF_8));
        ExclusiveFile.use(file, channel -> write(channel, run, id + " begin -->\n\n", id + " end -->\n"));
    }

    private static void write(FileChannel channel, RunResult run, String begin, String end) throws IOException {
        // Byte for byte, whatever encoding the others write.
        String content = read(channel);
        int from = content.indexOf(begin);
        int to = content.indexOf(end, Math.max(from, 0));
        boolean replace = from >= 0 && to >= 0;
        String before = replace ? content.substring(0, from) : content;
        String after = replace ? content.substring(to + end.length()) : "";
        String lineFeed = before.isEmpty() || before.endsWith("\n") ? "" : "\n";

        int room = MAX_BYTES - 1 - before.length() - after.length() - begin.length() - end.length();
        if (room < MIN_ROOM) {
            throw new IOException("other output fills the 1 MiB that GitHub shows of it");
        }
        String section = lineFeed + begin + SummaryMarkdown.of(run, room) + end;
        channel.position(before.length());
        write(channel, section.getBytes(StandardCharsets.UTF_8));
        write(channel, after.getBytes(StandardCharsets.ISO_8859_1));
        channel.truncate(channel.position());
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), MAX_BYTES));
        for (int read = 0; read >= 0 && bytes.hasRemaining(); ) {
            read = channel.read(bytes);
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    private static void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }
}
