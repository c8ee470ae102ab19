package io.github.junitllm.assertions.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.junitllm.assertions.check.UndecidedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidSchemaTests {

    private static ValidSchema schema(String quotedWithApostrophes) {
        return ValidSchema.of("the schema of f", quotedWithApostrophes.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{'required':'a'}; at /required ",
                "{'type':'strng'}; at /type ",
                "{'properties':{'a':{'items':{'minLength':'3'}}}}; at /properties/a/items/minLength ",
                "{'$defs':{'a':{'maximum':'9'}}}; at /$defs/a/maximum ",
                "{'properties':['a']}; at /properties ",
                "{'requird':['a']}; at /requird stands a keyword that this draft does not know",
                "{'properties':{'a/b':{'typ':'string'}}}; at /properties/a~1b/typ ",
                "{'anyOf':[{'prefixItem':[]}]}; at /anyOf/0/prefixItem ",
                "{'$schema':'http://json-schema.org/draft-07/schema#','prefixItems':[{}]}; at /prefixItems ",
                "{'$schema':'http://json-schema.org/draft-07/schema#','type':1}; at /type ",
                "{'$schema':'https://example.com/mine'}; at /$schema stands \"https://example.com/mine\"",
                "{'pattern':'('}; at /pattern ",
                "{'patternProperties':{'[':true}}; at /patternProperties ",
                "{'$ref':'#/$defs/none'}; at /$ref stands a reference to #/$defs/none, where nothing stands",
                "{'$ref':'#none'}; at /$ref ",
                "{'items':{'$ref':'other.json'}}; at /items/$ref stands a reference to other.json, which is not loaded",
                "{'$ref':'file:///etc/passwd'}; which is not loaded",
                "{'maximum':1e99999999}; digits",
                "[]; a schema is an object",
                "{; no JSON"
            })
    void aMistakeIsToldWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> schema(text))
                .as(text)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the schema of f ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{'x-any':1,'$comment':'c','title':'t','description':'d','default':1,'examples':[1],'deprecated':true,"
                        + "'readOnly':true,'writeOnly':false,'format':'any','contentEncoding':'base64',"
                        + "'contentMediaType':'a/b','contentSchema':{},'$id':'https://example.com/a','$anchor':'a'}",
                "{'$defs':{'a':{'$anchor':'b'}},'anyOf':[{'$ref':'#/$defs/a'},{'$ref':'#b'},{'$ref':'#'}]}",
                "{'definitions':{'a b':{}},'$ref':'#/definitions/a%20b'}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','$defs':{'a':{}},'$ref':'#/$defs/a'}",
                "{'$schema':'http://json-schema.org/draft-04/schema#','id':'http://example.com/a','maximum':1,"
                        + "'exclusiveMaximum':true,'title':'t','description':'d','default':1}",
                "{'$schema':'http://json-schema.org/draft-06/schema#','const':1,'examples':[1],'propertyNames':{}}",
                "{'$schema':'http://json-schema.org/draft-07/schema#','if':{},'then':{},'else':{},'$comment':'c',"
                        + "'readOnly':true,'examples':[1],'contentMediaType':'a/b','dependencies':{'a':['b']}}",
                "{'$schema':'https://json-schema.org/draft/2019-09/schema','unevaluatedItems':false,'$recursiveAnchor':true,"
                        + "'minContains':1,'contains':{},'dependentRequired':{'a':['b']},'title':'t'}",
                "{'$schema':'https://json-schema.org/draft/2020-12/schema','properties':{'typ':{},'required':{}},"
                        + "'enum':[{'typ':1}],'const':{'requird':1},'default':{'x':1},'required':['a'],"
                        + "'dependentSchemas':{'a':{}},'unevaluatedProperties':false,'prefixItems':[{}],'uniqueItems':true}",
                "{'$ref':'https://json-schema.org/draft/2020-12/schema'}"
            })
    void aValidSchemaIsRead(String text) {
        assertThatCode(() -> schema(text)).as(text).doesNotThrowAnyException();
    }

    @Test
    void aPatternThatDoesNotEndIsUndecided() {
        String hostile = "\"" + "a".repeat(200) + "!\"";

        assertThatThrownBy(() -> schema("{'pattern':'^(a+)+\\\\1$'}").errors(hostile))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("backtracks");
        assertThatThrownBy(() ->
                        schema("{'patternProperties':{'^(a+)+\\\\1$':true}}").errors("{" + hostile + ":1}"))
                .isInstanceOf(UndecidedException.class);
        assertThatThrownBy(() ->
                        schema("{'propertyNames':{'pattern':'^(a+)+\\\\1$'}}").errors("{" + hostile + ":1}"))
                .isInstanceOf(UndecidedException.class);
    }

    @Test
    void aPatternMayMatchAnywhereAndItsEndIsTheVeryEnd() {
        assertThat(schema("{'pattern':'b'}").errors("\"abc\"")).isEmpty();
        assertThat(schema("{'pattern':'^a$'}").errors("\"a\"")).isEmpty();
        assertThat(schema("{'pattern':'^a$'}").errors("\"a\\n\"")).hasSize(1);
        assertThat(schema("{'pattern':'^[$]\\\\$$'}").errors("\"$$\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'multipleOf':0.1}",
                "{'type':'integer'}",
                "{'maximum':5}",
                "{'const':5}",
                "{'enum':[1]}",
                "{'items':{'type':'integer'}}"
            })
    void aNumberWithAHugeExponentIsUndecided(String text) {
        for (String number : new String[] {"1e99999999", "-1e999999999", "1e-99999999", "[1e99999999]"}) {
            assertThatThrownBy(() -> schema(text).errors(number)).isInstanceOf(UndecidedException.class);
        }
        assertThat(schema(text).errors("[5e300]")).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "date; 2024-02-29; 2024-02-30",
                "date-time; 2024-02-29T10:00:00Z; 2024-02-29 10 o'clock",
                "time; 10:00:00Z; 25:00:00Z",
                "duration; P1DT2H; 1 day",
                "email; ada@acme.com; ada at acme",
                "hostname; acme.example; acme_example!",
                "ipv4; 10.0.0.1; 10.0.0.256",
                "ipv6; ::1; :::1",
                "uri; https://acme.example/a; not a uri",
                "uuid; 550e8400-e29b-41d4-a716-446655440000; 550e8400",
                "regex; ^a+$; (",
                "json-pointer; /a/b; a/b"
            })
    void aFormatIsChecked(String format, String right, String wrong) {
        for (String draft : new String[] {
            "https://json-schema.org/draft/2020-12/schema", "https://json-schema.org/draft/2019-09/schema",
        }) {
            ValidSchema schema = schema("{'$schema':'" + draft + "','properties':{'a':{'format':'" + format + "'}}}");
            assertThat(schema.errors("{\"a\":\"" + right + "\"}")).as(right).isEmpty();
            assertThat(schema.errors("{\"a\":\"" + wrong + "\"}"))
                    .as(wrong)
                    .singleElement()
                    .asString()
                    .startsWith("at /a ");
            assertThat(schema.errors("{\"a\":7}")).as("only of texts").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@acme.com",
                "ada@acme.example",
                "ada@acme.internal",
                "ada@localhost",
                "ada.l+tag@a-b.acme.example",
                "te~st@acme.com",
                "'joe bloggs'@acme.com",
                "'joe..bl@ggs'@acme.com",
                "ada@[127.0.0.1]",
                "ada@[IPv6:::1]"
            })
    void anEmailIsAMailboxByItsSyntaxWhateverTheTopLevelDomain(String right) {
        String json = "\"" + right.replace("'", "\\\"") + "\"";

        assertThat(schema("{'format':'email'}").errors(json)).isEmpty();
        assertThat(schema("{'format':'idn-email'}").errors(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@acme.com",
                ".ada@acme.com",
                "ada.@acme.com",
                "a..da@acme.com",
                "ada lovelace@acme.com",
                "ada@acme..com",
                "ada@-acme.com",
                "ada@acme-.com",
                "ada@acme_inc.com",
                "ada@acme.com.",
                "ada@b@acme.com",
                "ada@[127.0.0.300]",
                "ada@[127.0.0]",
                "ada@[IPv6:12345::]",
                "'ada@acme.com",
                "Ada <ada@acme.com>"
            })
    void whatIsNoMailboxIsNoEmail(String wrong) {
        String json = "\"" + wrong.replace("'", "\\\"") + "\"";

        assertThat(schema("{'format':'email'}").errors(json)).hasSize(1);
        assertThat(schema("{'format':'idn-email'}").errors(json)).hasSize(1);
    }

    @Test
    void anEmailHasAtMost64And255Octets() {
        String domain = ("a".repeat(63) + ".").repeat(3) + "a".repeat(63);
        ValidSchema schema = schema("{'format':'email'}");

        assertThat(schema.errors("\"" + "a".repeat(64) + "@" + domain + "\"")).isEmpty();
        assertThat(schema.errors("\"" + "a".repeat(65) + "@" + domain + "\"")).hasSize(1);
        assertThat(schema.errors("\"a@a." + domain + "\"")).hasSize(1);
        assertThat(schema.errors("\"a@" + "a".repeat(64) + "\"")).hasSize(1);
    }

    @Test
    void onlyAnInternationalEmailMayHaveLettersBeyondAscii() {
        for (String email : new String[] {"\"jos\u00e9@acme.com\"", "\"ada@b\u00fccher.example\""}) {
            assertThat(schema("{'format':'email'}").errors(email)).hasSize(1);
            assertThat(schema("{'format':'idn-email'}").errors(email)).isEmpty();
        }
    }

    @Test
    void aFormatThatIsNoneOfTheDraftIsANote() {
        assertThat(schema("{'format':'order-number'}").errors("\"x\"")).isEmpty();
    }

    @Test
    void aFormatOfAnOlderDraftIsChecked() {
        for (String draft : new String[] {"07", "06", "04"}) {
            ValidSchema schema =
                    schema("{'$schema':'http://json-schema.org/draft-" + draft + "/schema#','format':'email'}");
            assertThat(schema.errors("\"ada@acme.com\"")).isEmpty();
            assertThat(schema.errors("\"ada\"")).hasSize(1);
        }
    }

    @Test
    void aHostileTextOfAFormatComesToAnEnd() {
        String[] formats = {
            "date",
            "date-time",
            "time",
            "duration",
            "email",
            "idn-email",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "iri",
            "uri-template",
            "uuid",
            "regex",
            "json-pointer",
            "relative-json-pointer"
        };
        String[] pieces = {"a", "a.", "a@", "1", ":", "::1", "%41", "-", "P1", "/~0", "{a", "1.", "\\\\("};
        for (String format : formats) {
            for (String piece : pieces) {
                String text = '"' + piece.repeat(20_000) + "!\"";
                try {
                    assertThat(schema("{'format':'" + format + "'}").errors(text))
                            .as(format + " of " + piece)
                            .hasSizeLessThan(2);
                } catch (UndecidedException told) {
                    assertThat(told).hasMessageContaining("too deep");
                }
            }
        }
    }

    @Test
    void numbersAreComparedExactly() {
        assertThat(schema("{'multipleOf':0.1}").errors("1.1")).isEmpty();
        assertThat(schema("{'maximum':9007199254740992}").errors("9007199254740993"))
                .hasSize(1);
        assertThat(schema("{'type':'integer'}").errors("1e300")).isEmpty();
    }
}
