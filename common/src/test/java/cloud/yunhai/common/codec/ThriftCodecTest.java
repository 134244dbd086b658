package cloud.yunhai.common.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloud.yunhai.common.idl.types.TGroup;
import cloud.yunhai.common.idl.types.TInstance;
import cloud.yunhai.common.idl.types.TNic;
import cloud.yunhai.common.idl.types.TQuota;
import cloud.yunhai.common.idl.types.TZone;
import cloud.yunhai.common.model.account.Group;
import cloud.yunhai.common.model.host.Zone;
import cloud.yunhai.common.model.id.FlavorId;
import cloud.yunhai.common.model.id.GroupId;
import cloud.yunhai.common.model.id.ImageId;
import cloud.yunhai.common.model.id.InstanceId;
import cloud.yunhai.common.model.id.NicId;
import cloud.yunhai.common.model.id.SecurityGroupId;
import cloud.yunhai.common.model.id.SubnetId;
import cloud.yunhai.common.model.id.TenantId;
import cloud.yunhai.common.model.id.ZoneId;
import cloud.yunhai.common.model.image.Provisioning;
import cloud.yunhai.common.model.instance.Instance;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.Nic;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.thrift.TBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThriftCodecTest {
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.678901Z");

    private final Instance instance = new Instance(
            InstanceId.next(),
            TenantId.next(),
            "web-1",
            InstanceState.RUNNING,
            null,
            FlavorId.next(),
            1,
            128,
            1,
            ImageId.next(),
            Provisioning.OVERLAY,
            null,
            null,
            null,
            List.of(new Nic(NicId.next(), SubnetId.next(), "10.60.0.10", "52:54:00:00:00:01")),
            null,
            List.of(SecurityGroupId.next()),
            null,
            null,
            Map.of("role", "web"),
            CREATED,
            CREATED,
            null,
            7);

    @Test
    void recordsComeBackAsTheyWere() {
        TInstance struct = ThriftCodec.encode(instance, TInstance.class);

        assertThat(struct.getCreatedAtMicros()).isEqualTo(1_767_323_045_678_901L);
        assertThat(struct.getNics()).extracting(TNic::getAddress).containsExactly("10.60.0.10");
        assertThat(struct.isSetHostId()).isFalse();
        assertThat(ThriftCodec.decode(struct, Instance.class)).isEqualTo(instance);
    }

    @Test
    void missingFieldIsNamed() {
        TInstance struct = ThriftCodec.encode(instance, TInstance.class);
        struct.unsetName();

        assertThatThrownBy(() -> ThriftCodec.decode(struct, Instance.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Instance.name: missing (expected: a value)");
    }

    @Test
    void wrongIdIsNamed() {
        TZone struct = ThriftCodec.encode(new Zone(ZoneId.next(), "z", null, CREATED, 0), TZone.class);
        struct.setId(FlavorId.next().text());

        assertThatThrownBy(() -> ThriftCodec.decode(struct, Zone.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Zone.id: id: flv_");
    }

    @Test
    void aWrongFieldIsNamedByItsWholePath() {
        TGroup group =
                new TGroup(GroupId.next().text(), "g", new TQuota(1, -1, 1, 1, 1), new TQuota(0, 0, 0, 0, 0), 0, 1);
        TInstance withNic = ThriftCodec.encode(instance, TInstance.class);
        withNic.getNics().getFirst().unsetMac();

        assertThat(wrongField(group, Group.class)).isEqualTo("quota/vcpus");
        assertThat(wrongField(withNic, Instance.class)).isEqualTo("nics/0/mac");
        assertThat(wrongField(new TZone("nonsense", "z", 0, 0), Zone.class)).isEqualTo("id");
    }

    private static String wrongField(TBase<?, ?> struct, Class<? extends Record> type) {
        return catchThrowableOfType(WrongFieldException.class, () -> ThriftCodec.decode(struct, type))
                .path();
    }

    @ParameterizedTest
    @CsvSource({
        "ClaimRequest, TClaimRequest",
        "ClaimedSaga, TClaimedSaga",
        "NewSaga, TNewSaga",
        "JournalWrite, TJournalWrite",
        "Renewal, TRenewal",
        "RenewReply, TRenewReply",
        "WriteReply, TWriteReply",
        "Fence, TFence"
    })
    void theJournalTravels(String record, String struct) throws ClassNotFoundException {
        Class<?> recordType = Class.forName("cloud.yunhai.common.saga.journal." + record);
        Class<?> structType = Class.forName("cloud.yunhai.common.idl.dbproxy." + struct);

        assertThat(ThriftCodec.mapping(recordType, structType)).isNotNull();
    }

    @Test
    void everyNounHasItsStruct() throws ClassNotFoundException {
        List<JavaClass> records = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("cloud.yunhai.common.model")
                        .stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.isTopLevelClass())
                        .filter(type -> !type.getPackageName().endsWith(".id"))
                        .filter(type -> !type.getPackageName().endsWith(".state"))
                        .toList();

        assertThat(records).hasSizeGreaterThan(20);
        for (JavaClass type : records) {
            Class<?> struct = Class.forName("cloud.yunhai.common.idl.types.T" + type.getSimpleName());
            assertThat(ThriftCodec.mapping(type.reflect(), struct)).isNotNull();
        }
    }
}
