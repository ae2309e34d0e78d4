package io.github.personalmetrics.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.github.personalmetrics";
  private static final String[] CORE = {
    ROOT + ".domain..",
    ROOT + ".source..",
    ROOT + ".store",
    ROOT + ".sync..",
    ROOT + ".analytics..",
    ROOT + ".forecast"
  };

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void theScanSawEveryModule() {
    Set<String> packages = ALL.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

    assertThat(packages)
        .contains(
            ROOT + ".domain",
            ROOT + ".source",
            ROOT + ".store",
            ROOT + ".sync",
            ROOT + ".analytics",
            ROOT + ".testkit",
            ROOT + ".simulator",
            ROOT + ".connectors.http",
            ROOT + ".connectors.withings",
            ROOT + ".connectors.strava",
            ROOT + ".connectors.sheets",
            ROOT + ".store.sqlite",
            ROOT + ".store.dynamodb",
            ROOT + ".store.s3",
            ROOT + ".forecast",
            ROOT + ".forecast.knn",
            ROOT + ".forecast.service");
    assertThat(ALL).hasSizeGreaterThan(100);
  }

  @Test
  void coreIsLayeredAndKnowsNoAdapter() {
    noClasses()
        .that(resideInAPackage(ROOT + ".domain"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".domain"))))
        .check(ALL);
    noClasses()
        .that(resideInAnyPackage(ROOT + ".source", ROOT + ".store", ROOT + ".forecast"))
        .should()
        .dependOnClassesThat(resideInAnyPackage(ROOT + ".sync..", ROOT + ".analytics.."))
        .check(ALL);
    noClasses()
        .that(resideInAnyPackage(CORE))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(CORE))))
        .check(ALL);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void adaptersNeverSeeEachOther() {
    slices()
        .matching(ROOT + ".connectors.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(alwaysTrue(), resideInAPackage(ROOT + ".connectors.http.."))
        .check(ALL);
    slices().matching(ROOT + ".store.(*)..").should().notDependOnEachOther().check(ALL);
    slices().matching(ROOT + ".forecast.(*)..").should().notDependOnEachOther().check(ALL);
    noClasses()
        .that(resideInAPackage(ROOT + ".connectors.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + ".store.*..", ROOT + ".forecast.*..", ROOT + ".simulator.."))
        .check(ALL);
    noClasses()
        .that(resideInAPackage(ROOT + ".store.*.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                ROOT + ".connectors..", ROOT + ".forecast.*..", ROOT + ".simulator.."))
        .check(ALL);
    noClasses()
        .that(resideInAPackage(ROOT + ".forecast.*.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(ROOT + ".connectors..", ROOT + ".store.*..", ROOT + ".simulator.."))
        .check(ALL);
  }

  @Test
  void theSimulatorKnowsNothingOfOurs() {
    noClasses()
        .that(resideInAPackage(ROOT + ".simulator.."))
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".simulator.."))))
        .check(ALL);
  }

  @Test
  void coreTouchesNoNetworkNoFileAndNoClockOfItsOwn() {
    noClasses()
        .that(resideInAnyPackage(CORE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net.http..", "java.nio.file..", "java.nio.channels..")
                .or(named("java.net.Socket", "java.net.URL", "java.io.File", "java.util.Timer"))
                .or(named("java.util.concurrent.Executors", "java.io.FileInputStream")))
        .orShould()
        .callMethod("java.time.Instant", "now")
        .orShould()
        .callMethod("java.time.LocalDate", "now")
        .orShould()
        .callMethod("java.time.Clock", "systemUTC")
        .orShould()
        .callMethod("java.time.Clock", "systemDefaultZone")
        .orShould()
        .callMethod("java.lang.System", "currentTimeMillis")
        .check(ALL);
  }

  @Test
  void noLibraryTypeShowsInAPublicSignature() {
    classes()
        .that()
        .arePublic()
        .and()
        .haveNameNotMatching(".*\\$.*")
        .should(showOnlyOurOwnTypes())
        .check(ALL);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        ALL.stream()
            .filter(type -> !type.getPackage().isAnnotatedWith(NullMarked.class))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());

    assertThat(unmarked).isEmpty();
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameContaining("Manager")
        .orShould()
        .haveSimpleNameContaining("Util")
        .orShould()
        .haveSimpleNameContaining("Helper")
        .check(ALL);
  }

  private static DescribedPredicate<JavaClass> named(String... names) {
    Set<String> wanted = Set.of(names);
    return DescribedPredicate.describe("named " + wanted, type -> wanted.contains(type.getName()));
  }

  /** A user must not have to know what we build on, but for the client that a factory is lent. */
  private static ArchCondition<JavaClass> showOnlyOurOwnTypes() {
    Set<String> foreign =
        Set.of("retrofit2.", "com.squareup.", "com.google.", "software.amazon.", "org.tribuo.");
    return new ArchCondition<>("show only our own types in public signatures") {
      @Override
      public void check(JavaClass owner, ConditionEvents events) {
        owner.getMethods().stream()
            .filter(method -> isVisible(method.getModifiers()))
            .forEach(
                method ->
                    Stream.concat(
                            Stream.of(method.getRawReturnType()),
                            method.getRawParameterTypes().stream().filter(it -> !isLent(it)))
                        .filter(type -> foreign.stream().anyMatch(type.getName()::startsWith))
                        .forEach(
                            type ->
                                events.add(
                                    SimpleConditionEvent.violated(
                                        method, method.getFullName() + " shows " + type))));
      }
    };
  }

  private static boolean isLent(JavaClass parameter) {
    return parameter.getName().startsWith("software.amazon.")
        && parameter.getSimpleName().endsWith("Client");
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
