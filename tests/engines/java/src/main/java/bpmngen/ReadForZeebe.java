package bpmngen;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.ConditionExpression;
import io.camunda.zeebe.model.bpmn.instance.ExclusiveGateway;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;

/**
 * Reads every Camunda 8 file below the folders named on the command line with Zeebe's own model,
 * validates it and evaluates its FEEL expressions with Camunda's own engine.
 *
 * A condition must be true for its answer and false for another one.
 */
public final class ReadForZeebe {
  private static final Pattern CHOSEN = Pattern.compile("pilih_\\w+");

  private final FeelEngineApi feel = FeelEngineBuilder.forJava().build();
  private final List<String> failures = new ArrayList<>();
  private int files;
  private int conditions;

  public static void main(String[] folders) throws IOException {
    ReadForZeebe reader = new ReadForZeebe();
    for (String folder : folders) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        for (Path file : found.sorted().toList()) {
          if (file.getFileName().toString().endsWith(".camunda8.bpmn")) {
            reader.read(file);
          }
        }
      }
    }
    reader.failures.forEach(failure -> System.out.println("FAILED " + failure));
    System.out.println("READ " + reader.files + " files, " + reader.conditions + " conditions");
    System.exit(reader.failures.isEmpty() && reader.files > 0 ? 0 : 1);
  }

  private void read(Path file) {
    files++;
    try {
      BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
      Bpmn.validateModel(model);
      model.getModelElementsByType(UserTask.class).forEach(task -> checkTask(file, task));
      model.getModelElementsByType(ExclusiveGateway.class)
          .forEach(gateway -> checkGateway(file, gateway));
    } catch (RuntimeException error) {
      failures.add(file + ": " + error.getMessage());
    }
  }

  private void checkTask(Path file, UserTask task) {
    if (task.getSingleExtensionElement(ZeebeFormDefinition.class) == null) {
      failures.add(file + ": task without a form: " + task.getId());
    }
    ZeebeTaskSchedule schedule = task.getSingleExtensionElement(ZeebeTaskSchedule.class);
    if (schedule != null) {
      evaluate(file, schedule.getDueDate(), Map.of());
    }
  }

  private boolean tellsItsAnswer(Path file, String text, String variable, String answer) {
    return Boolean.TRUE.equals(evaluate(file, text, Map.of(variable, answer)))
        && Boolean.FALSE.equals(evaluate(file, text, Map.of(variable, "lain")));
  }

  /** A way on behind a choice of several is open when any of them was chosen, and only then. */
  private boolean tellsWhetherAnyIsChosen(Path file, String text) {
    Map<String, Object> none = new HashMap<>();
    CHOSEN.matcher(text).results().forEach(found -> none.put(found.group(), "Tidak"));
    boolean tells = Boolean.FALSE.equals(evaluate(file, text, none));
    for (String variable : none.keySet()) {
      Map<String, Object> one = new HashMap<>(none);
      one.put(variable, "Ya");
      tells &= Boolean.TRUE.equals(evaluate(file, text, one));
    }
    return tells;
  }

  private void checkGateway(Path file, ExclusiveGateway gateway) {
    if (gateway.getOutgoing().size() < 2) {
      return;
    }
    if (gateway.getDefault() == null) {
      failures.add(file + ": no default flow: " + gateway.getId());
    }
    for (SequenceFlow flow : gateway.getOutgoing()) {
      ConditionExpression condition = flow.getConditionExpression();
      if ((condition == null) != flow.equals(gateway.getDefault())) {
        failures.add(file + ": condition and default disagree: " + flow.getId());
      } else if (condition != null) {
        conditions++;
        String text = condition.getTextContent();
        boolean tells = CHOSEN.matcher(text).find()
            ? tellsWhetherAnyIsChosen(file, text)
            : tellsItsAnswer(file, text, "hasil_" + gateway.getId(), flow.getName());
        if (!tells) {
          failures.add(file + ": condition does not tell its answer: " + flow.getId());
        }
      }
    }
  }

  private Object evaluate(Path file, String expression, Map<String, Object> variables) {
    if (!expression.startsWith("=") || expression.contains("${")) {
      failures.add(file + ": not a FEEL expression: " + expression);
      return null;
    }
    var result = feel.evaluateExpression(expression.substring(1), variables);
    if (!result.isSuccess()) {
      failures.add(file + ": " + expression + ": " + result.failure().message());
      return null;
    }
    return result.result();
  }
}
