package cloud.yunhai.apiclient.http;

import cloud.yunhai.apicommon.codec.JsonCodec;
import cloud.yunhai.apicommon.codec.XmlCodec;
import cloud.yunhai.apicommon.problem.Problem;

/// In which of its two faces the API is spoken to.
public enum Format {
    /// The default.
    JSON("application/json", Problem.JSON) {
        @Override
        byte[] write(Object representation) {
            return JsonCodec.write(representation);
        }

        @Override
        <T> T read(byte[] document, Class<T> type) {
            return JsonCodec.read(document, type);
        }
    },
    /// The same resources in XML.
    XML("application/xml", Problem.XML) {
        @Override
        byte[] write(Object representation) {
            return XmlCodec.write(representation);
        }

        @Override
        <T> T read(byte[] document, Class<T> type) {
            return XmlCodec.read(document, type);
        }
    };

    private final String mediaType;
    private final String problemType;

    Format(String mediaType, String problemType) {
        this.mediaType = mediaType;
        this.problemType = problemType;
    }

    /// The media type of representations.
    public String mediaType() {
        return mediaType;
    }

    /// What to say in `Accept`.
    String accepted() {
        return mediaType + ", " + problemType;
    }

    abstract byte[] write(Object representation);

    abstract <T> T read(byte[] document, Class<T> type);
}
