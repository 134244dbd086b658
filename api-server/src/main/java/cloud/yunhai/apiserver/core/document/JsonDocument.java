package cloud.yunhai.apiserver.core.document;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON (RFC 8259) strictly: UTF-8 only, no duplicate names, nothing after the document, bounded depth.
public final class JsonDocument {
    static final int DEPTH_MAX = 32;
    private static final int NUMBER_MAX = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
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
        char[] characters = characters(document);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), characters)) {
            if (parser.nextToken() == null) {
                throw new MalformedException("the body is empty (expected: a JSON object)");
            }
            Content root = node(parser, "");
            if (parser.nextToken() != null) {
                throw new MalformedException("there is something after the JSON document" + place(parser));
            }
            return root;
        } catch (JacksonException e) {
            // Its own message quotes the text, which may be a password.
            throw new MalformedException(
                    "not JSON" + place(e.getLocation()) + " (expected: one JSON object, at most " + DEPTH_MAX
                            + " levels deep, numbers of at most " + NUMBER_MAX + " digits)",
                    e);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    /// RFC 8259 has no other encoding; the parser alone would guess UTF-16 and UTF-32 too.
    private static char[] characters(byte[] document) {
        CharBuffer characters = CharBuffer.allocate(document.length);
        var decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(document);
        CoderResult result = decoder.decode(bytes, characters, true);
        if (result.isError()) {
            throw new MalformedException("not UTF-8: byte " + bytes.position() + " (expected: JSON in UTF-8)");
        }
        return Arrays.copyOf(characters.array(), characters.position());
    }

    private static String place(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    /// What exceeds a limit has no place.
    private static String place(@Nullable TokenStreamLocation place) {
        return place == null ? "" : ": line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static Content node(JsonParser parser, String pointer) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> members(parser, pointer);
            case START_ARRAY -> items(parser, pointer);
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

    private static Content members(JsonParser parser, String pointer) {
        var byName = new LinkedHashMap<String, Content>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String place = Pointers.member(pointer, name);
            parser.nextToken();
            if (byName.put(name, node(parser, place)) != null) {
                throw MalformedException.at(place, "the member is there twice (expected: once)");
            }
        }
        return new Content.Members(byName);
    }

    private static Content items(JsonParser parser, String pointer) {
        List<Content> nodes = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node(parser, pointer + "/" + nodes.size()));
        }
        return new Content.Items(nodes);
    }
}
