package cloud.yunhai.apicommon.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloud.yunhai.apicommon.problem.Problem;
import cloud.yunhai.apicommon.representation.FlavorRepresentation;
import cloud.yunhai.apicommon.representation.InstancePatch;
import cloud.yunhai.apicommon.representation.InstanceRepresentation;
import cloud.yunhai.apicommon.representation.Page;
import cloud.yunhai.apicommon.representation.SecurityGroupRepresentation;
import cloud.yunhai.apicommon.testing.Samples;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    static Stream<Class<?>> roots() {
        return Stream.concat(RepresentationTypes.ROOTS.stream(), Stream.of(Problem.class));
    }

    @ParameterizedTest
    @MethodSource("roots")
    void everyMemberSurvivesJson(Class<?> type) {
        Object sample = Samples.of(type);

        Object read = JsonCodec.read(JsonCodec.write(sample), type);

        assertThat(read).usingRecursiveComparison().isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("roots")
    void everyMemberSurvivesXml(Class<?> type) {
        Object sample = Samples.of(type);

        Object read = XmlCodec.read(XmlCodec.write(sample), type);

        assertThat(read).usingRecursiveComparison().isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("roots")
    void membersHaveTheSameSnakeCaseNamesInBothFormats(Class<?> type) {
        List<String> json = JsonCodec.mapper().readTree(JsonCodec.write(Samples.of(type))).propertyNames().stream()
                .toList();
        String xml = new String(XmlCodec.write(Samples.of(type)), UTF_8);

        assertThat(json).allSatisfy(name -> {
            assertThat(name).matches("[a-z][a-z0-9]*(_[a-z0-9]+)*");
            assertThat(xml).contains("<" + name + ">");
        });
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        FlavorRepresentation flavor = new FlavorRepresentation();
        flavor.memoryMib = 128L;

        assertThat(new String(JsonCodec.write(flavor), UTF_8)).isEqualTo("{\"memory_mib\":128}");
        assertThat(new String(XmlCodec.write(flavor), UTF_8))
                .endsWith("<flavor xmlns=\"" + Page.NAMESPACE + "\"><memory_mib>128</memory_mib></flavor>");
    }

    @Test
    void aClientIgnoresMembersAndConstantsThatItDoesNotKnow() {
        byte[] json = "{\"id\":\"ins_1\",\"later\":{\"x\":1},\"state\":\"HIBERNATED\"}".getBytes(UTF_8);
        byte[] xml = ("<instance xmlns='urn:yunhai:v1'><id>ins_1</id><later><x>1</x></later>"
                        + "<state>HIBERNATED</state></instance>")
                .getBytes(UTF_8);

        for (InstanceRepresentation read : List.of(
                JsonCodec.read(json, InstanceRepresentation.class), XmlCodec.read(xml, InstanceRepresentation.class))) {
            assertThat(read.id).isEqualTo("ins_1");
            assertThat((Object) read.state).isNull();
        }
    }

    @Test
    void anExplicitNullInLabelsIsWrittenSinceItRemovesTheLabel() {
        InstancePatch patch = new InstancePatch();
        patch.labels = new HashMap<>();
        patch.labels.put("role", null);

        assertThat(new String(JsonCodec.write(patch), UTF_8)).isEqualTo("{\"labels\":{\"role\":null}}");
    }

    @Test
    void externalEntitiesAndDocumentTypesAreRefused() {
        String bomb = "<!DOCTYPE f [<!ENTITY a 'x'><!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
                + "<security_group xmlns='urn:yunhai:v1'><name>&a;&f;</name></security_group>";

        assertThatThrownBy(() -> XmlCodec.read(bomb.getBytes(UTF_8), SecurityGroupRepresentation.class))
                .isInstanceOf(CodecException.class);
    }
}
