package io.countersign.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every overlay renders, says nothing Kubernetes does not know, and keeps what {@code k8s/base} promises. */
class ManifestsTest {

    private static final Path PRODUCTION = Path.of("k8s", "overlays", "production");

    static List<Path> overlays() throws IOException {
        return Manifests.overlays();
    }

    @BeforeAll
    static void kubectlIsThere() {
        boolean found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
        if (!found) {
            fail("No kubectl on the PATH: install it (Debian and Ubuntu: apt-get install kubernetes-client), or run"
                    + " scripts/kubectl-present as root. It only renders; no cluster is needed.");
        }
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void saysNothingUnknown(Path overlay) throws Exception {
        assertThat(Manifests.rendered(overlay).documents())
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(document -> assertThat(UnknownFields.of(document)).isEmpty());
    }

    /** Without this, {@link #saysNothingUnknown} would also pass with a walk that sees nothing. */
    @Test
    void aMisspeltFieldIsFoundWhereverItStands() {
        String deployment = """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: countersign
                  label: {}
                spec:
                  replica: 1
                  template:
                    spec:
                      containers:
                        - name: countersign
                          securityContext:
                            readOnlyRootFileSystem: true
                """;
        assertThat(Manifests.parsed(deployment).documents())
                .singleElement()
                .satisfies(document -> assertThat(UnknownFields.of(document))
                        .containsExactlyInAnyOrder(
                                "Deployment.metadata.label",
                                "Deployment.spec.replica",
                                "Deployment.spec.template.spec.containers[0].securityContext.readOnlyRootFileSystem"));
    }

    @Test
    void anUnknownKindIsFound() {
        assertThat(Manifests.parsed("apiVersion: apps/v1\nkind: Deploymint\nmetadata:\n  name: x\n")
                        .documents())
                .singleElement()
                .satisfies(document -> assertThat(UnknownFields.of(document)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void thePodIsUnprivileged(Path overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        PodSpec pod = pod(manifests);
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isGreaterThanOrEqualTo(10_000);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(manifests.only(ServiceAccount.class).getAutomountServiceAccountToken())
                .isFalse();
        assertThat(pod.getServiceAccountName())
                .isEqualTo(manifests.only(ServiceAccount.class).getMetadata().getName());
        assertThat(pod.getContainers()).allSatisfy(container -> {
            var security = container.getSecurityContext();
            assertThat(security.getReadOnlyRootFilesystem()).isTrue();
            assertThat(security.getAllowPrivilegeEscalation()).isFalse();
            assertThat(security.getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(security.getCapabilities().getAdd()).isEmpty();
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void probesAreOnTheManagementPort(Path overlay) throws Exception {
        Container container = container(Manifests.rendered(overlay));
        Map<String, Function<Container, Probe>> probes = Map.of(
                "/q/health/started", Container::getStartupProbe,
                "/q/health/live", Container::getLivenessProbe,
                "/q/health/ready", Container::getReadinessProbe);
        probes.forEach((path, probe) -> {
            HTTPGetAction action = probe.apply(container).getHttpGet();
            assertThat(action.getPath()).isEqualTo(path);
            assertThat(action.getPort().getStrVal()).isEqualTo("management");
        });
        assertThat(container.getPorts())
                .anySatisfy(port -> {
                    assertThat(port.getName()).isEqualTo("management");
                    assertThat(port.getContainerPort()).isEqualTo(9000);
                })
                .anySatisfy(port -> {
                    assertThat(port.getName()).isEqualTo("http");
                    assertThat(port.getContainerPort()).isEqualTo(8080);
                });
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void secretsComeByReferenceOnly(Path overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        assertThat(manifests.all(Secret.class)).isEmpty();
        Container container = container(manifests);
        assertThat(List.of(
                        "QUARKUS_DATASOURCE_USERNAME",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "QUARKUS_FLYWAY_USERNAME",
                        "QUARKUS_FLYWAY_PASSWORD"))
                .allSatisfy(name -> {
                    EnvVar variable = variable(container, name);
                    assertThat(variable.getValue()).isNull();
                    assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                            .isEqualTo("countersign-database");
                });
        assertThat(settings(manifests)).doesNotContainKeys("QUARKUS_DATASOURCE_PASSWORD", "QUARKUS_FLYWAY_PASSWORD");
        assertThat(settings(manifests).values()).noneMatch(value -> value.matches("(?i).*password=.*"));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theSigningKeysAreFilesThatOnlyThePodReads(Path overlay) throws Exception {
        theKeysOf("statement", Manifests.rendered(overlay));
        theKeysOf("answer", Manifests.rendered(overlay));
    }

    private static void theKeysOf(String purpose, Manifests manifests) throws Exception {
        String variable = "COUNTERSIGN_SIGNING_" + purpose.toUpperCase(Locale.ROOT) + "_KEY";
        Path key = Path.of(variable(container(manifests), variable).getValue());
        var mount = container(manifests).getVolumeMounts().stream()
                .filter(candidate -> key.startsWith(candidate.getMountPath()))
                .findFirst()
                .orElseThrow();
        Volume volume = pod(manifests).getVolumes().stream()
                .filter(candidate -> candidate.getName().equals(mount.getName()))
                .findFirst()
                .orElseThrow();
        assertThat(key).hasToString("/run/secrets/countersign/" + purpose + "-keys");
        assertThat(mount.getReadOnly()).isTrue();
        assertThat(volume.getSecret().getSecretName()).isEqualTo("countersign-" + purpose + "-key");
        assertThat(volume.getSecret().getDefaultMode()).isEqualTo(0440);
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theSettingsAreProductionsAndComplete(Path overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        assertThat(settings(manifests))
                .containsEntry("COUNTERSIGN_MODE", "production")
                .containsKey("QUARKUS_OIDC_TOKEN_AUDIENCE")
                .containsKeys("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_OIDC_AUTH_SERVER_URL")
                .hasEntrySatisfying(
                        "COUNTERSIGN_BASE_URL", url -> assertThat(url).startsWith("https://"));
        assertThat(container(manifests).getEnvFrom())
                .singleElement()
                .satisfies(source -> assertThat(source.getConfigMapRef().getName())
                        .isEqualTo(manifests.only(ConfigMap.class).getMetadata().getName()));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void selectorsMeetTheirPods(Path overlay) throws Exception {
        Manifests manifests = Manifests.rendered(overlay);
        var labels = deployment(manifests).getSpec().getTemplate().getMetadata().getLabels();
        assertThat(deployment(manifests).getSpec().getSelector().getMatchLabels())
                .isNotEmpty()
                .isEqualTo(labels);
        assertThat(manifests.only(Service.class).getSpec().getSelector()).isEqualTo(labels);
        assertThat(manifests
                        .only(PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(labels);
        assertThat(manifests.all(NetworkPolicy.class))
                .hasSize(2)
                .allSatisfy(
                        policy -> assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                                .isEqualTo(labels));
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void theNetworkIsClosedButForDnsPostgresqlAndOidc(Path overlay) throws Exception {
        List<NetworkPolicy> policies = Manifests.rendered(overlay).all(NetworkPolicy.class);
        assertThat(policies)
                .allSatisfy(policy ->
                        assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress"));
        assertThat(policies)
                .anySatisfy(policy -> assertThat(policy.getSpec().getEgress()).isEmpty());
        var egress = policies.stream()
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .toList();
        assertThat(egress).allSatisfy(rule -> assertThat(rule.getPorts()).isNotEmpty());
        assertThat(egress.stream()
                        .flatMap(rule -> rule.getPorts().stream())
                        .map(port -> port.getPort().getIntVal()))
                .containsOnly(53, 5432, 443);
        assertThat(policies.stream().flatMap(policy -> policy.getSpec().getEgress().stream()))
                .allSatisfy(rule -> assertThat(rule.getPorts()).isNotEmpty());
    }

    @Test
    void productionSpreadsItsReplicasAndPinsItsImage() throws Exception {
        Manifests manifests = Manifests.rendered(PRODUCTION);
        assertThat(deployment(manifests).getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
        assertThat(pod(manifests).getTopologySpreadConstraints())
                .anySatisfy(spread -> assertThat(spread.getTopologyKey()).isEqualTo("kubernetes.io/hostname"));
        assertThat(container(manifests).getImage()).matches("[^@]+@sha256:[0-9a-f]{64}");
    }

    @Test
    void productionsIngressTerminatesTlsForEveryHostAndNeverReachesTheManagementPort() throws Exception {
        Manifests manifests = Manifests.rendered(PRODUCTION);
        var ingress = manifests.only(Ingress.class).getSpec();
        List<String> hosts =
                ingress.getRules().stream().map(rule -> rule.getHost()).toList();
        assertThat(hosts).hasSizeGreaterThanOrEqualTo(2);
        assertThat(ingress.getTls().stream().flatMap(tls -> tls.getHosts().stream()))
                .containsExactlyInAnyOrderElementsOf(hosts);
        assertThat("https://" + hosts.getFirst()).isEqualTo(settings(manifests).get("COUNTERSIGN_BASE_URL"));
        assertThat(ingress.getRules().stream()
                        .flatMap(rule -> rule.getHttp().getPaths().stream())
                        .map(path -> path.getBackend().getService().getPort().getName()))
                .containsOnly("http");
    }

    @Test
    void developmentIsOneReplica() throws Exception {
        Manifests manifests = Manifests.rendered(PRODUCTION.resolveSibling("dev"));
        assertThat(deployment(manifests).getSpec().getReplicas()).isEqualTo(1);
    }

    private static Deployment deployment(Manifests manifests) {
        return manifests.only(Deployment.class);
    }

    private static PodSpec pod(Manifests manifests) {
        return deployment(manifests).getSpec().getTemplate().getSpec();
    }

    private static Container container(Manifests manifests) {
        assertThat(pod(manifests).getContainers()).hasSize(1);
        return pod(manifests).getContainers().getFirst();
    }

    private static Map<String, String> settings(Manifests manifests) {
        return manifests.only(ConfigMap.class).getData();
    }

    private static EnvVar variable(Container container, String name) {
        return container.getEnv().stream()
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no variable " + name));
    }
}
