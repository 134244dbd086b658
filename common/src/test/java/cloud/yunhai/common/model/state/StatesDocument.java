package cloud.yunhai.common.model.state;

import cloud.yunhai.common.model.host.HostState;
import cloud.yunhai.common.model.image.ImageState;
import cloud.yunhai.common.model.instance.InstanceState;
import cloud.yunhai.common.model.instance.VmState;
import cloud.yunhai.common.model.operation.OperationState;
import cloud.yunhai.common.model.volume.VolumeState;
import cloud.yunhai.common.saga.journal.StepState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The text of docs/states.md, from the tables.
final class StatesDocument {
    private static final String INTRODUCTION = """
            # States

            Written by `StatesDocumentTest` from the tables in `common`; `-Dgolden.write=true` writes it anew. What no
            arrow shows is refused, as a conflict where a tenant asked for it.

            A resource has a *state* and at most one *operation in progress*, which is what blocks a second command.
            Force stop and delete supersede: they cancel what runs instead of being refused.
            """;

    private StatesDocument() {}

    static String text() {
        return String.join("\n", INTRODUCTION, instance(), vm(), volume(), image(), host(), operation(), step());
    }

    private static String instance() {
        List<String> rows = InstanceState.TABLE.stream()
                .map(row -> arrow(row.from(), row.to(), row.command()))
                .toList();
        return section("InstanceState", """
                Commands, and the state that each leads to when it succeeds (`InstanceState.TABLE`). A creation ends
                in RUNNING, or in FAILED with everything returned; a deletion that failed, or was cancelled after
                it had begun to take things away, in FAILED.
                A force stop is taken too while a start is in progress, since that one changes the state only when
                it is done.
                """, diagram(InstanceState.CREATING.name(), rows));
    }

    private static String vm() {
        StringBuilder rows = new StringBuilder();
        for (InstanceState from : InstanceState.values()) {
            Map<InstanceState, String> seen = new LinkedHashMap<>();
            for (VmState vm : VmState.values()) {
                InstanceState to = from.observed(vm);
                if (to != from) {
                    seen.merge(to, vm.name(), (first, second) -> first + " or " + second);
                }
            }
            seen.forEach((to, vms) -> rows.append(arrow(from, to, vms)).append('\n'));
        }
        String states =
                Arrays.stream(VmState.values()).map(state -> "`" + state + "`").collect(Collectors.joining(", "));
        return section("VmState", """
                What a host sees of a VM: %s. It is never commanded, so any may follow any. The arrows are what an
                idle instance becomes when its host reports it (`InstanceState.observed`); a host that falls silent
                makes RUNNING, STOPPED, PAUSED and CRASHED instances UNREACHABLE.
                """.formatted(states), "stateDiagram-v2\n" + rows);
    }

    private static String volume() {
        return section("VolumeState", "`VolumeState.TABLE`.\n", VolumeState.TABLE.diagram());
    }

    private static String image() {
        return section("ImageState", """
                `ImageState.TABLE`. An image whose deletion failed is FAILED: some of its copies may be gone.
                """, ImageState.TABLE.diagram());
    }

    private static String host() {
        return section("HostState", """
                `HostState.TABLE`. A host joins with its first report, so it is UP at once.
                """, HostState.TABLE.diagram());
    }

    private static String operation() {
        return section("OperationState", """
                `OperationState.TABLE`: an operation, and the saga behind it. See [saga.md](saga.md).
                """, OperationState.TABLE.diagram());
    }

    private static String step() {
        List<String> rows = Arrays.stream(StepState.values())
                .flatMap(from -> Arrays.stream(StepState.values())
                        .filter(to -> to != from && from.canBecome(to))
                        .map(to -> "    " + from + " --> " + to))
                .toList();
        return section("StepState", """
                One step in a saga's journal (`StepState.canBecome`). An operation shows it as PENDING before it is
                begun, RUNNING (STARTED), SUCCEEDED (FINISHED), FAILED, UNDOING (UNDOING, UNDO_FAILED), UNDONE, and
                SKIPPED (SKIPPED, ADOPTED).
                """, diagram(StepState.STARTED.name(), rows));
    }

    private static String section(String title, String text, String diagram) {
        return "## " + title + "\n\n" + text + "\n```mermaid\n" + diagram + "```\n";
    }

    private static String diagram(String initial, List<String> rows) {
        return "stateDiagram-v2\n    [*] --> " + initial + "\n" + String.join("\n", rows) + "\n";
    }

    private static String arrow(Enum<?> from, Enum<?> to, Object why) {
        return "    " + from + " --> " + to + ": " + why;
    }
}
