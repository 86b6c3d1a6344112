package bpmngen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/**
 * Evaluates decision tables with the engine of Camunda 7, after reading them against the schema of
 * DMN 1.3.
 *
 * The file named on the command line has a case a line, its parts between tabs: the path of the
 * DMN file, the decision, and {@code name=value} for each input. Prints a line for each case, with
 * {@code name=value} for each output, by name.
 */
public final class EvaluateTables {
  private EvaluateTables() {}

  public static void main(String[] arguments) throws IOException {
    DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    Map<String, DmnModelInstance> models = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] parts = line.split("\t");
      DmnModelInstance model = models.computeIfAbsent(parts[0], EvaluateTables::read);
      Map<String, Object> inputs = new HashMap<>();
      for (int place = 2; place < parts.length; place++) {
        String[] pair = parts[place].split("=", 2);
        inputs.put(pair[0], pair[1]);
      }
      var result = engine.evaluateDecision(engine.parseDecision(parts[1], model), inputs);
      StringJoiner told = new StringJoiner("\t");
      new TreeMap<>(result.getSingleResult().getEntryMap())
          .forEach((name, value) -> told.add(name + "=" + value));
      System.out.println("TOLD\t" + told);
    }
  }

  private static DmnModelInstance read(String path) {
    DmnModelInstance model = Dmn.readModelFromFile(Path.of(path).toFile());
    Dmn.validateModel(model);
    return model;
  }
}
