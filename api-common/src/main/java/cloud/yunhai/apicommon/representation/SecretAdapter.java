package cloud.yunhai.apicommon.representation;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import org.jspecify.annotations.Nullable;

/// Passwords in XML; characters in Java, so that they can be wiped.
public final class SecretAdapter extends XmlAdapter<String, char[]> {
    @Override
    public char @Nullable [] unmarshal(@Nullable String text) {
        return text == null ? null : text.toCharArray();
    }

    @Override
    public @Nullable String marshal(char @Nullable [] secret) {
        return secret == null ? null : new String(secret);
    }
}
