package cloud.yunhai.apiserver.core.document;

import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/// One value of a request, whatever format it came in.
public sealed interface Content {
    /// Members by name.
    record Members(SequencedMap<String, Content> byName) implements Content {}

    /// A list.
    record Items(List<Content> nodes) implements Content {}

    /// Text, in an array that is wiped when the request is read.
    @SuppressWarnings("ArrayRecordComponent") // for its characters' sake, never compared
    record Text(char[] characters) implements Content {
        String string() {
            return new String(characters);
        }
    }

    /// A number as it was written.
    record Numeral(String written) implements Content {}

    /// True or false.
    record Truth(boolean value) implements Content {}

    /// An explicit null.
    record Null() implements Content {}

    /// Overwrites every text below.
    static void wipe(Content node) {
        switch (node) {
            case Members members -> members.byName.values().forEach(Content::wipe);
            case Items items -> items.nodes.forEach(Content::wipe);
            case Text text -> Arrays.fill(text.characters, '\0');
            case Numeral _, Truth _, Null _ -> {}
        }
    }
}
