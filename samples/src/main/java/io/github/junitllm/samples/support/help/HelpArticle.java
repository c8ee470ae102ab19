package io.github.junitllm.samples.support.help;

/**
 * One article of the help centre.
 *
 * @param id what an answer cites
 * @param keywords words customers use for the subject, in the languages of our customers; searched, never shown
 */
public record HelpArticle(String id, String title, String keywords, String text) {}
