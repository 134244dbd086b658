package cloud.yunhai.deploy.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassPathsTest {
    @Test
    void programsThatShareACacheBeginAlikeAndEndWithTheirOwnJar() {
        Set<String> scheduler = Set.of("spring.jar", "thrift.jar", "common.jar");
        Set<String> controller = Set.of("thrift.jar", "libvirt.jar", "spring.jar", "common.jar");

        List<String> shared = ClassPaths.shared(List.of(scheduler, controller));
        Map<String, List<String>> paths = ClassPaths.ordered(
                shared,
                Map.of("scheduler", scheduler, "controller", controller),
                Map.of("scheduler", "scheduler.jar", "controller", "controller.jar"));

        assertThat(shared).containsExactly("common.jar", "spring.jar", "thrift.jar");
        assertThat(paths.get("scheduler")).containsExactly("common.jar", "spring.jar", "thrift.jar", "scheduler.jar");
        assertThat(paths.get("controller"))
                .containsExactly("common.jar", "spring.jar", "thrift.jar", "libvirt.jar", "controller.jar");
    }
}
