package cloud.yunhai.apiserver.badinput;

import tools.jackson.databind.node.ObjectNode;

/// One wrong request body.
///
/// @param what is wrong with it
/// @param body the example with one member changed
/// @param pointer of the member that the answer must name
/// @param twice pointer of the member that is written twice; empty: none
/// @param inXml whether XML can say this at all
record Wrong(String what, ObjectNode body, String pointer, String twice, boolean inXml) {
    @Override
    public String toString() {
        return pointer + " " + what;
    }
}
