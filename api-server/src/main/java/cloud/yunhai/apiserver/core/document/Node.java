package cloud.yunhai.apiserver.core.document;

import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;

/// One value of a request, whatever format it came in.
public sealed interface Node {
    /// Members by name.
    record Members(SequencedMap<String, Node> byName) implements Node {}

    /// A list.
    record Items(List<Node> nodes) implements Node {}

    /// Text, in an array that is wiped when the request is read.
    @SuppressWarnings("ArrayRecordComponent") // for its characters' sake, never compared
    record Text(char[] characters) implements Node {
        String string() {
            return new String(characters);
        }
    }

    /// A number as it was written.
    record Numeral(String written) implements Node {}

    /// True or false.
    record Truth(boolean value) implements Node {}

    /// An explicit null.
    record Null() implements Node {}

    /// Overwrites every text below.
    static void wipe(Node node) {
        switch (node) {
            case Members members -> members.byName.values().forEach(Node::wipe);
            case Items items -> items.nodes.forEach(Node::wipe);
            case Text text -> Arrays.fill(text.characters, '\0');
            case Numeral _, Truth _, Null _ -> {}
        }
    }
}
