package io.github.junitllm.assertions.guard.output;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that a shell would run inside or behind others. Markdown has backticks around code, bars between the cells of a
 * table, and prose has semicolons: what stands beside them tells which it is.
 */
final class ShellCommands {

    private static final String SHELL = "(?:/[\\w/]{1,40}+/)?(?:ba|z|da|k|c|fi|a|tc)?sh(?![\\w.])";

    /** Names that are hardly words of a language. */
    private static final String TOOL =
            "(?:rm|curl|wget|bash|sh|zsh|nc|ncat|chmod|chown|sudo|powershell|dd|mkfs|python3?|perl|ruby|cat|eval)";

    private static final String COMMAND = "(?:" + TOOL.substring(3, TOOL.length() - 1)
            + "|id|whoami|hostname|uname|pwd|ls|env|printenv|date|ps|ifconfig|ip|netstat|find|grep|head|tail|awk|sed|base64|xxd|nslookup|dig|ping|ssh|echo|printf|touch|mv|cp|kill|node|php)";

    /** What an argument begins with, or the end of the command, unlike a word that goes on in prose. */
    private static final String ARGUMENT = "\\s{1,5}+(?:-|[~./$\"'<>|&*]|https?:|[\\w-]{1,60}+[./:=@])";

    private static final Pattern PATTERN = Pattern.compile(
            "\\$\\((?:" + COMMAND + "(?=[\\s)])|[a-z][\\w.-]{1,40}+\\s{1,5}+[-\\w/'\"$.~])[^()\\n]{0,200}+[()](?!\\$)"
                    + "|(?:&&|\\|\\|)\\s{0,5}+" + TOOL + "(?![\\w.])"
                    + "|;\\s{0,5}+" + TOOL + "(?:" + ARGUMENT + "|\\s{0,5}+(?:[;&|>]|$))"
                    + "|(?<![\\w.-])rm\\s{1,5}+-[a-z]{0,5}[rf][a-z]{0,5}(?!\\w)"
                    + "|/dev/tcp/|>\\s{0,3}+/(?:etc|dev/sd)"
                    + "|(?<!\\w):\\(\\)\\s{0,3}+\\{"
                    + "|(?:(?<=[=/@?&$:])|(?<![\\w.-])(?:echo|eval|ping|curl|wget|nslookup|dig|kill|printf|sudo)\\s(?:-\\w{1,20}+\\s){0,3}+)`"
                    + COMMAND + "(?=[\\s`])[^`\\n]{0,200}+`"
                    + "|(?<!`)`" + COMMAND + "(?=[\\s`])[^`\\n]{0,200}+`(?=[./@:]\\w)",
            Pattern.MULTILINE);

    private static final Pattern PIPE =
            Pattern.compile("\\|\\s{0,5}+(?:sudo\\s{1,5}+)?(?:env\\s{1,5}+)?" + SHELL + "(?!\\s{0,20}+\\|)");

    private static final Pattern ONLY_SHELL = Pattern.compile(".*(?:^|\\s|\\|)\\w{0,3}sh\\s*");

    /** As much of the line ahead of a pipe as tells a table or a list of shells from a command. */
    private static final int NEAR = 200;

    private ShellCommands() {}

    static List<Place> find(String text) {
        List<Place> places = new ArrayList<>();
        Matcher matcher = PATTERN.matcher(text);
        while (matcher.find()) {
            places.add(new Place(matcher.start(), matcher.end()));
        }
        Matcher pipe = PIPE.matcher(text);
        while (pipe.find()) {
            String ahead = text.substring(Math.max(0, pipe.start() - NEAR), pipe.start());
            String line = ahead.substring(ahead.lastIndexOf('\n') + 1);
            if (!line.isBlank()
                    && !line.stripLeading().startsWith("|")
                    && !ONLY_SHELL.matcher(line).matches()) {
                places.add(new Place(pipe.start(), pipe.end()));
            }
        }
        return places;
    }
}
