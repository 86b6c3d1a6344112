package bpmngen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.form.type.EnumFormType;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Deploys every folder named on the command line as one package into an embedded engine and runs
 * each process until every answer of every form has been given, each run to its end.
 *
 * Prints a line for each process; exits with 1 when a file is refused, a run gets stuck or an
 * answer can never be given.
 */
public final class RunEveryBranch {
  private static final int MAX_RUNS = 400;
  private static final int MAX_STEPS = 5_000;

  private final ProcessEngine engine;
  private int cases;
  private int messages;
  private final Map<String, TreeMap<String, Integer>> given = new HashMap<>();
  private final List<String> failures = new ArrayList<>();

  private RunEveryBranch(ProcessEngine engine) {
    this.engine = engine;
  }

  public static void main(String[] folders) throws IOException {
    int failed = 0;
    for (String folder : folders) {
      ProcessEngine engine = ProcessEngineConfiguration
          .createStandaloneInMemProcessEngineConfiguration()
          .setJdbcUrl("jdbc:h2:mem:" + folder.hashCode() + ";DB_CLOSE_DELAY=1000")
          .setJobExecutorActivate(false)
          .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
          .buildProcessEngine();
      RunEveryBranch run = new RunEveryBranch(engine);
      run.runPackage(Path.of(folder));
      run.failures.forEach(failure -> System.out.println("FAILED " + folder + ": " + failure));
      failed += run.failures.size();
      engine.close();
    }
    System.exit(failed == 0 ? 0 : 1);
  }

  private void runPackage(Path folder) throws IOException {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
    int files = 0;
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".camunda7.bpmn") || name.endsWith(".dmn")) {
          deployment.addString(name, Files.readString(file));
          files++;
        }
      }
    }
    try {
      deployment.deploy();
    } catch (RuntimeException error) {
      failures.add("deployment refused: " + error.getMessage());
      return;
    }
    for (ProcessDefinition process : engine.getRepositoryService()
        .createProcessDefinitionQuery().orderByProcessDefinitionKey().asc().list()) {
      if (startsByItself(process)) {
        runProcess(process);
      }
    }
    System.out.println("DELIVERED " + messages + " messages");
    System.out.println("DECIDED " + engine.getHistoryService()
        .createHistoricDecisionInstanceQuery().count() + " cases");
    System.out.println("DEPLOYED " + folder + " " + files + " files");
  }

  private void runProcess(ProcessDefinition process) {
    List<ProcessDefinition> pools = engine.getRepositoryService().createProcessDefinitionQuery()
        .processDefinitionResourceName(process.getResourceName()).list();
    int runs = 0;
    while (runs < MAX_RUNS && (runs < 2 || pools.stream().anyMatch(this::hasUntried))) {
      runs++;
      if (!runOnce(process)) {
        return;
      }
    }
    for (ProcessDefinition pool : pools) {
      if (hasUntried(pool)) {
        failures.add(pool.getKey() + ": answers never given: " + untried(pool.getId()));
      }
      if (engine.getHistoryService().createHistoricProcessInstanceQuery()
          .processDefinitionId(pool.getId()).finished().count() == 0) {
        failures.add(pool.getKey() + ": never came to an end");
      }
    }
    System.out.println("RAN " + process.getKey() + " " + runs + " times");
  }

  /** Whether the process begins without a message; pools that others call run along with them. */
  private boolean startsByItself(ProcessDefinition process) {
    ModelElementInstance own = engine.getRepositoryService()
        .getBpmnModelInstance(process.getId()).getModelElementById(process.getKey());
    return own.getChildElementsByType(StartEvent.class).stream()
        .anyMatch(start -> start.getEventDefinitions().isEmpty());
  }

  private boolean runOnce(ProcessDefinition process) {
    String key = "perkara-" + cases++;
    engine.getRuntimeService().startProcessInstanceById(process.getId(), key);
    for (int step = 0; step < MAX_STEPS; step++) {
      List<ProcessInstance> running = engine.getRuntimeService().createProcessInstanceQuery().list();
      if (running.isEmpty()) {
        return true;
      }
      if (!completeOne()) {
        running.stream().filter(one -> one.getRootProcessInstanceId().equals(one.getId()))
            .forEach(one -> {
              failures.add(process.getKey() + ": stuck at " + one.getProcessDefinitionId() + " "
                  + engine.getRuntimeService().getActiveActivityIds(one.getId()));
              engine.getRuntimeService().deleteProcessInstance(one.getId(), "stuck");
            });
        return false;
      }
    }
    failures.add(process.getKey() + ": no end after " + MAX_STEPS + " steps");
    return false;
  }

  /** Completes one task, of the process or of one that it called. */
  private boolean completeOne() {
    List<Task> tasks = engine.getTaskService().createTaskQuery().orderByTaskId().asc().list();
    if (!tasks.isEmpty()) {
      Task task = tasks.get(0);
      engine.getFormService().submitTaskForm(task.getId(), answers(task));
      return true;
    }
    List<LockedExternalTask> jobs = new ArrayList<>();
    engine.getExternalTaskService().createExternalTaskQuery().list().forEach(job -> jobs.addAll(
        engine.getExternalTaskService().fetchAndLock(1, "test").topic(job.getTopicName(), 60_000L)
            .execute()));
    jobs.forEach(job -> {
      engine.getExternalTaskService().complete(job.getId(), "test");
      deliver(job);
    });
    return !jobs.isEmpty();
  }

  /** Hands a message that a process sends to the pool that waits for it, by the case's key. */
  private void deliver(LockedExternalTask job) {
    ModelElementInstance node = engine.getRepositoryService()
        .getBpmnModelInstance(job.getProcessDefinitionId()).getModelElementById(job.getActivityId());
    if (!(node instanceof ServiceTask)) {
      engine.getRuntimeService().createMessageCorrelation(job.getTopicName())
          .processInstanceBusinessKey(job.getBusinessKey()).correlate();
      messages++;
    }
  }

  private Map<String, Object> answers(Task task) {
    Map<String, Object> values = new HashMap<>();
    for (FormField field : engine.getFormService().getTaskFormData(task.getId()).getFormFields()) {
      if (field.getType() instanceof EnumFormType choices) {
        values.put(field.getId(), leastGiven(task, field, choices));
      } else {
        values.put(field.getId(), "isi " + field.getLabel());
      }
    }
    return values;
  }

  @SuppressWarnings("unchecked")
  private String leastGiven(Task task, FormField field, EnumFormType choices) {
    String question = task.getProcessDefinitionId() + " " + field.getId();
    TreeMap<String, Integer> counts = given.computeIfAbsent(question, key -> {
      TreeMap<String, Integer> fresh = new TreeMap<>();
      ((Map<String, String>) choices.getInformation("values")).keySet()
          .forEach(choice -> fresh.put(choice, 0));
      return fresh;
    });
    String least = counts.entrySet().stream()
        .min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    counts.merge(least, 1, Integer::sum);
    return least;
  }

  private boolean hasUntried(ProcessDefinition process) {
    return !untried(process.getId()).isEmpty();
  }

  private List<String> untried(String definition) {
    List<String> found = new ArrayList<>();
    given.forEach((question, counts) -> counts.forEach((choice, count) -> {
      if (count == 0 && question.startsWith(definition + " ")) {
        found.add(question.substring(definition.length() + 1) + " = " + choice);
      }
    }));
    return found;
  }
}
