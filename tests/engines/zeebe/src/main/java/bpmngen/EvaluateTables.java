package bpmngen;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.dmn.impl.VariablesContext;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * Evaluates decision tables with the engine of Camunda 8; takes and prints the same as the program
 * of this name for Camunda 7.
 */
public final class EvaluateTables {
  private EvaluateTables() {}

  public static void main(String[] arguments) throws IOException {
    DecisionEngine engine = DecisionEngineFactory.createDecisionEngine();
    Map<String, ParsedDecisionRequirementsGraph> tables = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] parts = line.split("\t");
      if (!tables.containsKey(parts[0])) {
        tables.put(parts[0], read(engine, parts[0]));
      }
      Map<String, Object> inputs = new HashMap<>();
      for (int place = 2; place < parts.length; place++) {
        String[] pair = parts[place].split("=", 2);
        inputs.put(pair[0], pair[1]);
      }
      var result = engine.evaluateDecisionById(
          tables.get(parts[0]), parts[1], new VariablesContext(inputs));
      if (result.isFailure()) {
        throw new IOException(line + ": " + result.getFailureMessage());
      }
      StringJoiner told = new StringJoiner("\t");
      new TreeMap<>(MsgPackConverter.convertToMap(result.getOutput()))
          .forEach((name, value) -> told.add(name + "=" + value));
      System.out.println("TOLD\t" + told);
    }
  }

  private static ParsedDecisionRequirementsGraph read(DecisionEngine engine, String path)
      throws IOException {
    try (InputStream file = Files.newInputStream(Path.of(path))) {
      ParsedDecisionRequirementsGraph table = engine.parse(file);
      if (!table.isValid()) {
        throw new IOException(path + ": " + table.getFailureMessage());
      }
      return table;
    }
  }
}
