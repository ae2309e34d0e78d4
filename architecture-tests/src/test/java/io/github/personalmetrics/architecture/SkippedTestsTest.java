package io.github.personalmetrics.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Runs in the last module, so that a build ends with what it left out. */
class SkippedTestsTest {

  @Test
  void everySkippedTestSaysWhy() throws Exception {
    Map<String, Integer> reasons = new TreeMap<>();
    List<String> silent = new ArrayList<>();
    for (Path report : reports()) {
      var tests = parse(report).getElementsByTagName("skipped");
      for (int i = 0; i < tests.getLength(); i++) {
        var skipped = (Element) tests.item(i);
        var test = (Element) skipped.getParentNode();
        String reason = reason(skipped);
        if (reason.isBlank()) {
          silent.add(test.getAttribute("classname") + "." + test.getAttribute("name"));
        }
        reasons.merge(reason, 1, Integer::sum);
      }
    }
    print(reasons);

    assertThat(silent).isEmpty();
  }

  /** Surefire puts it into an attribute, or into the text with a stack trace behind it. */
  private static String reason(Element skipped) {
    String message = skipped.getAttribute("message");
    String said = message.isBlank() ? skipped.getTextContent().strip() : message;
    return said.lines().findFirst().orElse("").replaceFirst("^.*Assumption failed: ", "");
  }

  private static void print(Map<String, Integer> reasons) {
    System.out.println();
    System.out.println(reasons.isEmpty() ? "No test was skipped." : "SKIPPED:");
    reasons.forEach((reason, tests) -> System.out.printf("  %3d  %s%n", tests, reason));
    System.out.println();
  }

  private static List<Path> reports() throws IOException {
    try (var files = Files.walk(Path.of(System.getProperty("project.root")), 5)) {
      return files
          .filter(file -> file.getParent().endsWith("target/surefire-reports"))
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .toList();
    }
  }

  private static Element parse(Path report) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(report.toFile())
        .getDocumentElement();
  }
}
