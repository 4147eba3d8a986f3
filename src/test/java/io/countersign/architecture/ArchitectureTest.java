package io.countersign.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The rules of the house, held by a test and not by memory (ADR 0002). */
class ArchitectureTest {

    private static final String ROOT = "io.countersign";
    private static final String FIXTURE = ROOT + ".architecture.fixture";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** HTTP is spoken here and nowhere else. */
    private static final String[] FACES = {"..rest..", ROOT + ".hosting..", ROOT + ".console..", ROOT + ".yardstick.."};

    private static final DescribedPredicate<JavaClass> ROWS_OF_TABLES = describe(
            "repositories or entities",
            type -> outermost(type).endsWith("Repository") || outermost(type).endsWith("Entity"));

    private static final Set<String> PURE_DECISIONS = Set.of(
            "ReviewProcess",
            "Dossier",
            "Quorum",
            "Rollback",
            "PolicyProcess",
            "EntitlementProcess",
            "EntitlementDossier",
            "Scopes",
            "PolicyTerms",
            "TrustLifecycle",
            "KeyLifecycle",
            "Evaluator",
            "Promotion",
            "Exposure",
            "Windows",
            "ToldState",
            "Retry");

    private static final DescribedPredicate<JavaClass> PURE = describe(
            "pure",
            type -> resideInAnyPackage(ROOT + ".document..", ROOT + ".check..")
                            .and(DescribedPredicate.not(resideInAnyPackage(ROOT + ".check.rest..")))
                            .test(type)
                    || PURE_DECISIONS.contains(outermost(type)));

    /** What gives another answer each time it is asked: the clock, chance, the environment. */
    private static final Map<String, Set<String>> UNREPEATABLE = Map.of(
            "java.lang.System", Set.of("currentTimeMillis", "getenv"),
            "java.util.UUID", Set.of("randomUUID"),
            "java.lang.Math", Set.of("random"));

    @Test
    void packagesImportOnlyFromRowsAbove() {
        classes().should(new Rows(ROOT)).check(CLASSES);
    }

    /** The rule above is our own code; these planted classes break it in each way there is. */
    @Test
    void theRowsRuleSeesEachBreach() {
        JavaClasses planted = new ClassFileImporter().importPackages(FIXTURE);
        List<String> breaches = classes()
                .should(new Rows(FIXTURE))
                .evaluate(planted)
                .getFailureReport()
                .getDetails();
        assertThat(breaches)
                .as("a lower row, a neighbour in the same row, and a package that is on no list; nothing else")
                .anyMatch(breach -> breach.contains("client.ReadsReview") && breach.contains("review.Review"))
                .anyMatch(breach -> breach.contains("client.rest.ReadsNeighbour") && breach.contains("review.rest"))
                .anyMatch(breach -> breach.contains("unlisted.Stray"))
                .noneMatch(breach -> breach.startsWith("Class <" + FIXTURE + ".review.")
                        || breach.contains("<" + FIXTURE + ".review.Review.client>"));
    }

    @Test
    void httpIsSpokenOnlyByTheFacesAndByProblems() {
        noClasses()
                .that()
                .resideOutsideOfPackages(FACES)
                .and()
                .resideOutsideOfPackage(ROOT + ".problem..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..")
                .check(CLASSES);
    }

    @Test
    void problemsAreForTheFacesOnly() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".problem..")
                .should()
                .onlyBeAccessed()
                .byClassesThat(resideInAnyPackage(FACES).or(resideInAnyPackage(ROOT + ".problem..")))
                .check(CLASSES);
    }

    @Test
    void sqlIsSpokenOnlyByRepositoriesEntitiesAndThePlatform() {
        noClasses()
                .that(DescribedPredicate.not(ROWS_OF_TABLES))
                .and()
                .resideOutsideOfPackage(ROOT + ".platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.hibernate..",
                        "io.quarkus.hibernate..",
                        "java.sql..",
                        "javax.sql..",
                        "jakarta.persistence..")
                .check(CLASSES);
    }

    @Test
    void noCallerEverSeesARow() {
        classes()
                .that(ROWS_OF_TABLES)
                .and()
                .areTopLevelClasses()
                .should()
                .bePackagePrivate()
                .check(CLASSES);
    }

    @Test
    void theProcessesTheDocumentAndTheChecksArePure() {
        noClasses()
                .that(PURE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "jakarta..",
                                "javax.sql..",
                                "java.sql..",
                                "java.net.http..",
                                "io.quarkus..",
                                "io.vertx..",
                                "io.smallrye..",
                                "org.hibernate..",
                                "org.eclipse.microprofile..")
                        .or(assignableTo("java.time.Clock")))
                .check(CLASSES);
    }

    @Test
    void clockChanceAndEnvironmentArePlatforms() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".platform..")
                .should(callMethodWhere(describe("they read the clock, chance or the environment", this::unrepeatable)))
                .orShould()
                .dependOnClassesThat(assignableTo(RandomGenerator.class))
                .check(CLASSES);
    }

    @Test
    void onlyTheCheckerMakesACheckedDocument() {
        constructors()
                .that()
                .areDeclaredInClassesThat()
                .haveFullyQualifiedName(ROOT + ".check.CheckedDocument")
                .should()
                .onlyBeCalled()
                .byClassesThat()
                .haveFullyQualifiedName(ROOT + ".check.Checker")
                .check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*[.$]((Abstract|Base)[A-Z]\\w*|\\w*(Manager|Helper|Utils?|Impl|Handler|Dto|DTO)|\\w*Common\\w*)")
                .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(CLASSES);
    }

    private boolean unrepeatable(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        boolean unclocked = owner.startsWith("java.time.")
                && call.getName().equals("now")
                && call.getTarget().getRawParameterTypes().isEmpty();
        return unclocked || UNREPEATABLE.getOrDefault(owner, Set.of()).contains(call.getName());
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }
}
