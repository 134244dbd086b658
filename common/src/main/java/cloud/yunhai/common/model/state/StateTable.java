package cloud.yunhai.common.model.state;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A state machine as a table: every legal transition is a row, everything else is refused.
///
/// The diagram in the documents is printed from the table, and a test walks all states and events.
///
/// @param <S> the states
/// @param <E> the events
public final class StateTable<S extends Enum<S>, E extends Enum<E>> {

    /// One row: in this state, this event leads to that state.
    public record Transition<S, E>(S from, E event, S to) {}

    private final S initial;
    private final List<Transition<S, E>> transitions;
    private final Map<S, Map<E, S>> next;

    private StateTable(S initial, Class<E> events, List<Transition<S, E>> transitions) {
        this.initial = initial;
        this.transitions = List.copyOf(transitions);
        this.next = new EnumMap<>(initial.getDeclaringClass());
        for (Transition<S, E> row : transitions) {
            S other = next.computeIfAbsent(row.from(), state -> new EnumMap<>(events))
                    .put(row.event(), row.to());
            if (other != null) {
                throw new IllegalArgumentException(
                        row.from() + " on " + row.event() + " leads to both " + other + " and " + row.to());
            }
        }
    }

    /// Begins a table of the machine that starts in this state.
    public static <S extends Enum<S>, E extends Enum<E>> Builder<S, E> startingIn(S initial, Class<E> events) {
        return new Builder<>(initial, events);
    }

    /// The state that follows, or empty if the event is not allowed in this state.
    public Optional<S> next(S state, E event) {
        return Optional.ofNullable(next.getOrDefault(state, Map.of()).get(event));
    }

    /// The state that follows; an event that is not allowed is refused with the allowed ones named.
    public S after(S state, E event) {
        return next(state, event)
                .orElseThrow(() ->
                        new IllegalStateException(event + " in state " + state + " (expected: " + events(state) + ")"));
    }

    /// Whether some event leads from one state straight to the other.
    public boolean connects(S from, S to) {
        return next.getOrDefault(from, Map.of()).containsValue(to);
    }

    /// The events allowed in this state.
    public Set<E> events(S state) {
        return Set.copyOf(next.getOrDefault(state, Map.of()).keySet());
    }

    /// The state every machine of this table starts in.
    public S initial() {
        return initial;
    }

    /// All rows in the order they were written.
    public List<Transition<S, E>> transitions() {
        return transitions;
    }

    /// The table as a Mermaid state diagram.
    public String diagram() {
        return transitions.stream()
                .map(row -> "    " + row.from() + " --> " + row.to() + ": " + row.event())
                .collect(Collectors.joining("\n", "stateDiagram-v2\n    [*] --> " + initial + "\n", "\n"));
    }

    /// Collects the rows of a table.
    public static final class Builder<S extends Enum<S>, E extends Enum<E>> {
        private final S initial;
        private final Class<E> events;
        private final List<Transition<S, E>> transitions = new ArrayList<>();

        private Builder(S initial, Class<E> events) {
            this.initial = initial;
            this.events = events;
        }

        /// Adds a row.
        public Builder<S, E> add(S from, E event, S to) {
            transitions.add(new Transition<>(from, event, to));
            return this;
        }

        /// The finished table.
        public StateTable<S, E> build() {
            return new StateTable<>(initial, events, transitions);
        }
    }
}
