package io.github.junitllm.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal as the reader gave it back. */
record ReadBack(List<JournalLine> lines, List<String> problems) {

    static ReadBack of(Path file) {
        ReadBack back = new ReadBack(new ArrayList<>(), new ArrayList<>());
        new JournalReader(back.lines::add, back.problems::add).read(file);
        return back;
    }

    List<JournalRecord> contents() {
        return lines.stream().map(JournalLine::content).toList();
    }
}
