package io.github.junitllm.assertions.guard.injection;

import io.github.junitllm.assertions.guard.Finding;
import io.github.junitllm.assertions.guard.Severity;
import io.github.junitllm.risk.OwaspRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks by which prompts are put together, written by somebody who wants the rest to be read as another's words. */
final class ControlTokens {

    private static final Pattern TOKEN = Pattern.compile(
            "<\\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id)\\|>"
                    + "|\\[/?INST\\]|<</?SYS>>|</?(?:system|system_prompt|system-prompt|instructions)>"
                    + "|(?:[=#*-]{3,20}+) ?(?:END|BEGIN|START|STOP|NEW)(?: OF)?(?: (?:SYSTEM|USER|PROMPT|INSTRUCTIONS?|CONTEXT|DOCUMENTS?|INPUT|TEXT))?(?![\\p{L}\\p{N}])"
                    + "|(?m:^ {0,3}#{1,6} ?(?:system|system prompt|new instructions?|instructions? override) ?:)",
            Pattern.CASE_INSENSITIVE);

    private ControlTokens() {}

    static List<Finding> find(String text) {
        List<Finding> findings = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            findings.add(Finding.shown(
                    "control-token",
                    text,
                    matcher.start(),
                    matcher.end(),
                    Severity.HIGH,
                    0.75,
                    OwaspRisk.PROMPT_INJECTION));
        }
        return findings;
    }
}
