package io.github.junitllm.clients;

import io.github.junitllm.testkit.AwsFrames;

/** An answer of Bedrock in pieces, written one after the other. */
final class AwsStream {

    private byte[] all = {};

    AwsStream event(String type, String json) {
        all = AwsFrames.joined(all, AwsFrames.event(type, json));
        return this;
    }

    AwsStream exception(String type, String json) {
        all = AwsFrames.joined(all, AwsFrames.exception(type, json));
        return this;
    }

    byte[] bytes() {
        return all.clone();
    }
}
