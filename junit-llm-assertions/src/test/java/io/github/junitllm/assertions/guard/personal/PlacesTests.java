package io.github.junitllm.assertions.guard.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlacesTests {

    @RepeatedTest(50)
    void matchesAtPlacesAreThoseThatASearchFinds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        String[] characters = {"1", "2", ".", "-", " ", "a", "é", "_", "½", "٣", "\u3000"};
        for (int i = 0; i < 4_000; i++) {
            text.append(characters[random.nextInt(characters.length)]);
        }
        List<String> searched = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("(?<![\\p{L}\\p{N}_])\\d{1,2}[.-]\\d(?!\\d)").matcher(text);
        while (matcher.find()) {
            searched.add(matcher.start() + matcher.group());
        }

        List<String> found = new ArrayList<>();
        Places.of(text.toString(), (all, at) -> Places.isDigit(all, at) && Places.isFreeBefore(all, at, "_"))
                .each(Pattern.compile("\\d{1,2}[.-]\\d(?!\\d)"), match -> found.add(match.start() + match.group()));

        assertThat(searched).isNotEmpty();
        assertThat(found).isEqualTo(searched);
    }

    @Test
    void aDigitIsNearOnlyWithinReach() {
        assertThat(Places.isDigitNear("abc1", 0, 4)).isTrue();
        assertThat(Places.isDigitNear("abc1", 0, 3)).isFalse();
        assertThat(Places.isDigitNear("abc", 3, 9)).isFalse();
    }
}
