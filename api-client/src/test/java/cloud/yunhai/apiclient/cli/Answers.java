package cloud.yunhai.apiclient.cli;

/// Documents as the API sends them.
final class Answers {
    static final String INSTANCE_ID = "ins_0123456789abcdefghjkmnpqrs";
    static final String IMAGE_ID = "img_0123456789abcdefghjkmnpqrs";
    static final String FLAVOR_ID = "flv_0123456789abcdefghjkmnpqrs";
    static final String OPERATION_ID = "op_0123456789abcdefghjkmnpqrs";

    private Answers() {}

    static String list(String... items) {
        return "{\"items\": [" + String.join(",", items) + "]}";
    }

    static String instance(String state) {
        return """
                {"id": "%s", "tenant_id": "ten_1", "name": "web-1", "state": "%s",
                 "flavor_id": "%s", "vcpus": 1, "memory_mib": 128, "root_gib": 1, "image_id": "%s",
                 "provisioning": "OVERLAY",
                 "nics": [{"id": "nic_1", "subnet_id": "net_1", "address": "10.60.0.5", "mac": "02:00:00:00:00:01"}],
                 "security_group_ids": ["sg_1", "sg_2"], "labels": {"tier": "front"},
                 "created_at": "2031-02-03T04:05:06.123456Z", "updated_at": "2031-02-03T04:05:07Z", "version": 3}
                """.formatted(INSTANCE_ID, state, FLAVOR_ID, IMAGE_ID);
    }

    static String operation(String state, String more) {
        return """
                {"id": "%s", "kind": "CREATE_INSTANCE", "resource_id": "%s", "state": "%s", "done": %s,
                 "cancellable": false, "progress_percent": 40,
                 "steps": [{"index": 0, "name": "compute", "state": "FINISHED", "attempts": 1,
                            "ended_at": "2031-02-03T04:05:07Z"},
                           {"index": 1, "name": "root-volume", "state": "STARTED", "attempts": 1}],
                 "created_at": "2031-02-03T04:05:06Z", "version": 2%s}
                """.formatted(
                        OPERATION_ID,
                        INSTANCE_ID,
                        state,
                        !state.equals("RUNNING") && !state.equals("PENDING") && !state.equals("STUCK"),
                        more);
    }

    static String accepted() {
        return "{\"operation\": " + operation("PENDING", "") + ", \"instance\": " + instance("CREATING") + "}";
    }

    static String named(String id, String name) {
        return "{\"id\": \"" + id + "\", \"name\": \"" + name + "\"}";
    }
}
