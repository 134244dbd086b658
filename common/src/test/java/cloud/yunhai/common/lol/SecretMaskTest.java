package cloud.yunhai.common.lol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
    @ParameterizedTest
    @ValueSource(strings = {"password", "dbPassword", "Authorization", "join_token", "clientSecret", "private-key"})
    void valuesUnderNamesOfSecretsAreMasked(String name) {
        assertThat(SecretMask.value(name, "hunter2")).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"instance", "passes", "tokenFile", "password-file"})
    void otherValuesAreNot(String name) {
        assertThat(SecretMask.value(name, "hunter2")).isEqualTo("hunter2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login with password=hunter2 failed|login with password=*** failed",
                "Authorization: Bearer abcdefghijkl.mn|Authorization: ***",
                "sent Bearer abcdefghijkl.mn now|sent Bearer *** now",
                "{\"token\":\"abc\",\"a\":\"b\"}|{\"token\":\"***\",\"a\":\"b\"}",
                "jdbc:mariadb://x/y?user=u&password=p&z=1|jdbc:mariadb://x/y?user=u&password=***&z=1",
                "the token has expired|the token has expired",
            })
    void secretsInTextsAreMasked(String text, String masked) {
        assertThat(SecretMask.text(text)).isEqualTo(masked);
    }

    @Test
    void valueThatHoldsASecretIsMaskedInPart() {
        assertThat(SecretMask.value("url", "http://x/?token=abc")).isEqualTo("http://x/?token=***");
    }
}
