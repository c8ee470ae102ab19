package io.github.junitllm.assertions.structure;

/** A place in a JSON value (RFC 6901), such as {@code /items/0/price}; the whole value is shown as {@code /}. */
record JsonPointer(String text) {

    static final JsonPointer ROOT = new JsonPointer("");

    JsonPointer child(String name) {
        return new JsonPointer(text + "/" + escaped(name));
    }

    JsonPointer child(int index) {
        return new JsonPointer(text + "/" + index);
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "/" : text;
    }
}
