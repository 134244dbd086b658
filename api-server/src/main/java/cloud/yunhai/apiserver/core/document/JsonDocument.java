package cloud.yunhai.apiserver.core.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON (RFC 8259) strictly: no duplicate names, nothing after the document, bounded depth.
public final class JsonDocument {
    static final int DEPTH_MAX = 32;
    private static final int NUMBER_MAX = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_MAX)
                    .build())
            .build();

    private JsonDocument() {}

    /// Reads one.
    ///
    /// @throws MalformedException when it is none
    public static Content parse(byte[] document) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), document)) {
            if (parser.nextToken() == null) {
                throw new MalformedException("the body is empty (expected: a JSON object)");
            }
            Content root = node(parser);
            if (parser.nextToken() != null) {
                throw new MalformedException("there is something after the JSON document" + place(parser));
            }
            return root;
        } catch (JacksonException e) {
            // Its own message quotes the text, which may be a password.
            throw new MalformedException(
                    "not JSON: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + " (expected: one JSON object without duplicate names, at"
                            + " most " + DEPTH_MAX + " levels deep, in UTF-8)",
                    e);
        }
    }

    private static String place(JsonParser parser) {
        return ": line " + parser.currentTokenLocation().getLineNr();
    }

    private static Content node(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> items(parser);
            case VALUE_STRING ->
                new Content.Text(Arrays.copyOfRange(
                        parser.getStringCharacters(),
                        parser.getStringOffset(),
                        parser.getStringOffset() + parser.getStringLength()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Content.Numeral(parser.getString());
            case VALUE_TRUE -> new Content.Truth(true);
            case VALUE_FALSE -> new Content.Truth(false);
            case VALUE_NULL -> new Content.Null();
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new MalformedException("not JSON" + place(parser));
        };
    }

    private static Content members(JsonParser parser) {
        var byName = new LinkedHashMap<String, Content>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            byName.put(name, node(parser));
        }
        return new Content.Members(byName);
    }

    private static Content items(JsonParser parser) {
        List<Content> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(parser));
        }
        return new Content.Items(nodes);
    }
}
