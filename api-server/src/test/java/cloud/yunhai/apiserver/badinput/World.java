package cloud.yunhai.apiserver.badinput;

import cloud.yunhai.apicommon.UriTemplates;
import cloud.yunhai.apicommon.testing.Records;
import cloud.yunhai.apiserver.endpoint.Endpoint;
import cloud.yunhai.apiserver.testing.Http;
import cloud.yunhai.apiserver.testing.RunningApi;
import cloud.yunhai.common.codec.ThriftCodec;
import cloud.yunhai.common.idl.types.THost;
import cloud.yunhai.common.idl.types.TVolume;
import cloud.yunhai.common.model.host.Host;
import cloud.yunhai.common.model.volume.Volume;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// An api-server in front of a platform that has one of everything.
public final class World implements AutoCloseable {
    public final RunningApi api = RunningApi.start();
    public final Http operator = api.operator();
    public final Http tenant = api.tenant();
    private final JsonNode document = operator.get(UriTemplates.OPENAPI).json();
    private final Map<String, String> ids = new HashMap<>();
    private int made;

    public World() {
        make(operator, UriTemplates.ZONES, "zon");
        make(operator, UriTemplates.CLUSTERS, "cls");
        make(operator, UriTemplates.SUBNETS, "net");
        make(operator, UriTemplates.FLAVORS, "flv");
        make(operator, UriTemplates.GROUPS, "grp");
        make(operator, UriTemplates.TENANTS, "ten");
        make(operator, UriTemplates.USERS, "acc");
        make(tenant, UriTemplates.SSH_KEYS, "key");
        // The rule of the example names a group; there is none yet.
        ids.put(
                "sg",
                tenant.post(UriTemplates.SECURITY_GROUPS, "{\"name\":\"base\"}").text("id"));
        ids.put("img", make(tenant, UriTemplates.IMAGES).text("/image/id"));
        Http.Answer instance = make(tenant, UriTemplates.INSTANCES);
        ids.put("ins", instance.text("/instance/id"));
        ids.put("op", instance.text("/operation/id"));
        ids.put("operator", operator.get(UriTemplates.ACCOUNT).text("id"));
        ids.put("hst", host());
        ids.put("vol", volume());
    }

    private String host() {
        THost host = ThriftCodec.encode(Records.of(Host.class), THost.class);
        host.setVersion(1);
        api.platform.put(host);
        return host.getId();
    }

    private String volume() {
        TVolume volume = ThriftCodec.encode(Records.of(Volume.class), TVolume.class);
        volume.setTenantId(tenant.get(UriTemplates.ACCOUNT).text("tenant_id"));
        api.platform.put(volume);
        return volume.getId();
    }

    private void make(Http caller, String path, String prefix) {
        ids.put(prefix, make(caller, path).text("id"));
    }

    private Http.Answer make(Http caller, String path) {
        Http.Answer answer = caller.post(path, example(path).toString());
        if (answer.status() >= 300) {
            throw new IllegalStateException(path + ": " + answer);
        }
        return answer;
    }

    public String id(String prefix) {
        return Objects.requireNonNull(ids.get(prefix), prefix);
    }

    /// The OpenAPI document, as it is served.
    public JsonNode document() {
        return document;
    }

    /// The document's example of a body, with ids that exist and a name that is new.
    public ObjectNode example(String path) {
        return example("post", path);
    }

    /// The same for another method.
    public ObjectNode example(String method, String path) {
        JsonNode content = document.path("paths")
                .path(path)
                .path(method)
                .path("requestBody")
                .path("content");
        ObjectNode example =
                (ObjectNode) content.path("application/json").path("example").deepCopy();
        if (example.has("name") && !path.equals(UriTemplates.TOKENS)) {
            example.put("name", example.path("name").stringValue() + "-" + made++);
        }
        return (ObjectNode) existing(example);
    }

    private JsonNode existing(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> object.set(member.getKey(), existing(member.getValue())));
        } else if (node instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, existing(items.get(i)));
            }
        } else if (node.isString() && node.stringValue().matches("[a-z]{2,3}_[0-9a-z]{26}")) {
            return StringNode.valueOf(
                    id(node.stringValue().substring(0, node.stringValue().indexOf('_'))));
        }
        return node;
    }

    /// Who may ask for this endpoint.
    public Http caller(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case PUBLIC -> api.anonymous();
            case TENANT, ACCOUNT -> tenant;
            case OPERATOR, FIRST_OPERATOR -> operator;
        };
    }

    /// The path with ids that exist.
    public String path(Endpoint endpoint) {
        String template = endpoint.path();
        if (!template.contains("{id}")) {
            return template.replace("{host}", "host-1").replace("{name}", "db-proxy");
        }
        String collection = template.substring(0, template.indexOf("/{id}"));
        String id = ids.values().stream()
                .filter(known -> collection.equals(UriTemplates.BASE + "/" + UriTemplates.collectionOf(known)))
                .findFirst()
                .orElseGet(() -> id(collection.equals(UriTemplates.OPERATORS) ? "operator" : "acc"));
        return template.replace("{id}", id);
    }

    /// What would differ if anything were changed.
    public String state() {
        return api.platform.state();
    }

    @Override
    public void close() {
        api.close();
    }
}
