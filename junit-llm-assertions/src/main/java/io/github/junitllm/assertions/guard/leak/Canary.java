package io.github.junitllm.assertions.guard.leak;

import io.github.junitllm.assertions.guard.unmask.Folding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A string that no answer holds by chance. Immutable. */
final class Canary {

    private static final int SHORTEST = 6;

    private final String folded;
    private final String bones;
    private final String base64;

    Canary(String canary) {
        this.folded = Folding.fold(canary.strip());
        if (folded.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the canary \"" + canary + "\" is so short that answers may hold it by chance;" + " take "
                            + SHORTEST + " characters or more");
        }
        this.bones = Skeleton.of(folded).text();
        this.base64 = Base64.getEncoder()
                .withoutPadding()
                .encodeToString(canary.strip().getBytes(StandardCharsets.UTF_8));
    }

    record Place(int start, int end) {}

    /** Returns where it stands alone in Base64, which may be shorter than what is taken for Base64 elsewhere. */
    List<Place> encodedIn(String text) {
        List<Place> places = new ArrayList<>();
        for (int at = text.indexOf(base64); at >= 0; at = text.indexOf(base64, at + base64.length())) {
            places.add(new Place(at, at + base64.length()));
        }
        return places;
    }

    /** Returns where it stands in a folded text as it is, or letter by letter with other signs between. */
    List<Place> in(String text, Skeleton skeleton) {
        List<Place> places = new ArrayList<>();
        for (int at = text.indexOf(folded); at >= 0; at = text.indexOf(folded, at + folded.length())) {
            places.add(new Place(at, at + folded.length()));
        }
        // A few letters with gaps are there by chance.
        if (bones.length() < SHORTEST) {
            return places;
        }
        int known = 0;
        int at = skeleton.text().indexOf(bones);
        while (at >= 0) {
            int end = at + bones.length();
            int start = skeleton.start(at);
            while (known < places.size() && places.get(known).end() <= start) {
                known++;
            }
            boolean other = known == places.size() || places.get(known).start() >= skeleton.end(end);
            if (other && skeleton.isWhole(at, end)) {
                places.add(known, new Place(start, skeleton.end(end)));
            }
            at = skeleton.text().indexOf(bones, end);
        }
        return places;
    }
}
