package io.github.junitllm.golden;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * What the check before the run found in one split of a golden set.
 *
 * @param version the content hash of the split, {@code sha256:} and 64 hexadecimal digits: the same whatever the format,
 *     white space, line ends and order of fields, another one as soon as a case, or the order of the cases, changes
 * @param cases how many cases the split has
 * @param selected how many of them the filter selects; at least 1
 * @param casesPerTag how many cases of the split carry each tag, in order of the tags
 * @param weighted whether any case of the split has a weight other than 1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record GoldenSummary(
        String version, long cases, long selected, Map<String, Long> casesPerTag, boolean weighted) {}
