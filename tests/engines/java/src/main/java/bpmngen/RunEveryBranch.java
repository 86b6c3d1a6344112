package bpmngen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.form.type.EnumFormType;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.MessageCorrelationResult;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Deploys every folder named on the command line as one package into an embedded engine and runs
 * each process, or those of the files that are named behind {@code folder=}, until every flow of each of its pools has been taken and every answer of its forms
 * given, each case to its end.
 *
 * One engine takes all packages, one after the other, because to start one takes longer than to run
 * most packages; what a package left in it is deleted before the next one.
 *
 * Two cases run at once, now with the same number written in their start form, now with none.  What
 * is done next, a task of people, a job, a timer that is due or the arrival of a message, is drawn by
 * lot, the same each time.  Messages are only those that a pool has sent: a worker carries them to whoever waits, by
 * the key that the engine gave the case, and they must reach the case that they came from.
 *
 * Prints a line for each process; exits with 1 when a file is refused, a case gets stuck, a message
 * finds nobody or a flow can never be taken.
 */
public final class RunEveryBranch {
  private static final int MAX_WAVES = 200;
  private static final int MAX_STEPS = 5_000;
  private static final String NUMBER = "kunci";

  private final Flows flows;
  private final Random lot = new Random(5);
  private final ProcessEngine engine;
  /** Whether the processes of a file are run. */
  private final Predicate<String> chosen;
  private int cases;
  private int messages;
  private final Map<String, TreeMap<String, Integer>> given = new HashMap<>();
  private final Map<String, String> caseOf = new HashMap<>();
  private final List<LockedExternalTask> jobs = new ArrayList<>();
  private final List<LockedExternalTask> underway = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private RunEveryBranch(ProcessEngine engine, Flows flows, Predicate<String> chosen) {
    this.engine = engine;
    this.flows = flows;
    this.chosen = chosen;
  }

  public static void main(String[] folders) throws IOException {
    Flows flows = new Flows();
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.getProcessEnginePlugins().add(flows);
    ProcessEngine engine = configuration.setJdbcUrl("jdbc:h2:mem:uji;DB_CLOSE_DELAY=1000")
        .setHistory("full").setJobExecutorActivate(false).buildProcessEngine();
    boolean failed = false;
    for (String argument : folders) {
      String folder = argument.replaceFirst("=[^/=]*$", "");
      List<String> named = List.of(argument.substring(folder.length()).split("[=,]"));
      flows.forget();
      RunEveryBranch run = new RunEveryBranch(engine, flows,
          folder.equals(argument) ? file -> true : named::contains);
      run.runPackage(Path.of(folder));
      engine.getRepositoryService().createDeploymentQuery().list().forEach(deployment ->
          engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
      run.failures.forEach(failure -> System.out.println("FAILED " + folder + ": " + failure));
      failed |= !run.failures.isEmpty();
    }
    engine.close();
    System.exit(failed ? 1 : 0);
  }

  private void runPackage(Path folder) throws IOException {
    long decided = decisions();
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
    System.out.println("DEPLOYED " + folder + " " + files + " files");
    for (ProcessDefinition process : engine.getRepositoryService()
        .createProcessDefinitionQuery().orderByProcessDefinitionKey().asc().list()) {
      if (failures.isEmpty() && chosen.test(process.getResourceName())
          && startsByItself(process)) {
        runProcess(process);
      }
    }
    System.out.println("TOOK " + flows.count() + " flows in " + cases + " cases, delivered "
        + messages + " messages");
    System.out.println("DECIDED " + (decisions() - decided) + " cases");
  }

  /** How many times a table was asked. */
  private long decisions() {
    return engine.getHistoryService().createHistoricDecisionInstanceQuery().count();
  }

  private void runProcess(ProcessDefinition process) {
    List<ProcessDefinition> pools = engine.getRepositoryService().createProcessDefinitionQuery()
        .processDefinitionResourceName(process.getResourceName()).list();
    int before = cases;
    for (int wave = 0; wave < MAX_WAVES && (wave < 1 || !missed(pools).isEmpty()); wave++) {
      begin(process, wave);
      try {
        if (!toTheEnd(process)) {
          return;
        }
      } catch (ProcessEngineException error) {
        failures.add(process.getKey() + ": " + error.getMessage());
        return;
      }
    }
    missed(pools).forEach(part -> failures.add("never taken or given: " + part));
    System.out.println("RAN " + process.getKey() + ": " + (cases - before) + " cases");
  }

  /** Flows of pools that were never taken, and answers of their forms that were never given. */
  private List<String> missed(List<ProcessDefinition> pools) {
    List<String> found = new ArrayList<>();
    for (ProcessDefinition pool : pools) {
      flows.untaken(pool.getKey()).forEach(flow -> found.add(pool.getKey() + " " + flow));
      given.forEach((question, counts) -> counts.forEach((choice, count) -> {
        if (count == 0 && question.startsWith(pool.getId() + " ")) {
          found.add(question + " = " + choice);
        }
      }));
    }
    return found;
  }

  /** Whether the process begins without a message; pools that others call run along with them. */
  private boolean startsByItself(ProcessDefinition process) {
    Process own = engine.getRepositoryService()
        .getBpmnModelInstance(process.getId()).getModelElementById(process.getKey());
    return own.getChildElementsByType(StartEvent.class).stream()
        .anyMatch(start -> start.getEventDefinitions().isEmpty());
  }

  private void begin(ProcessDefinition process, int wave) {
    boolean asks = !engine.getFormService().getStartFormData(process.getId()).getFormFields()
        .isEmpty();
    for (int twin = 0; twin < 2; twin++) {
      cases++;
      if (asks && wave % 2 == 0) {
        engine.getFormService().submitStartForm(process.getId(), Map.of(NUMBER, "1/" + wave));
      } else {
        engine.getRuntimeService().startProcessInstanceById(process.getId());
      }
    }
  }

  private boolean toTheEnd(ProcessDefinition process) {
    for (int step = 0; step < MAX_STEPS; step++) {
      if (!doNext()) {
        List<ProcessInstance> running =
            engine.getRuntimeService().createProcessInstanceQuery().list();
        running.forEach(one -> failures.add(process.getKey() + ": stuck at "
            + one.getProcessDefinitionId() + " "
            + engine.getRuntimeService().getActiveActivityIds(one.getId())));
        return running.isEmpty();
      }
    }
    failures.add(process.getKey() + ": no end after " + MAX_STEPS + " steps");
    return false;
  }

  /** Does one of the things that can be done; false when there is nothing to do. */
  private boolean doNext() {
    engine.getExternalTaskService().createExternalTaskQuery().notLocked().list().forEach(job ->
        jobs.addAll(engine.getExternalTaskService().fetchAndLock(1, "test")
            .topic(job.getTopicName(), 600_000L).execute()));
    List<Task> tasks = engine.getTaskService().createTaskQuery().orderByTaskId().asc().list();
    List<Job> due = engine.getManagementService().createJobQuery().executable()
        .orderByJobId().asc().list();
    int possible = tasks.size() + jobs.size() + underway.size() + due.size();
    if (possible == 0) {
      return false;
    }
    int drawn = lot.nextInt(possible);
    if (drawn < tasks.size()) {
      Task task = tasks.get(drawn);
      engine.getFormService().submitTaskForm(task.getId(), answers(task));
    } else if (drawn < tasks.size() + jobs.size()) {
      work(jobs.remove(drawn - tasks.size()));
    } else if (drawn < possible - due.size()) {
      deliver(underway.remove(drawn - tasks.size() - jobs.size()));
    } else {
      engine.getManagementService().executeJob(due.get(drawn - possible + due.size()).getId());
    }
    return true;
  }

  /** Does a job; what a pool sends is under way from then on. */
  private void work(LockedExternalTask job) {
    ModelElementInstance node = engine.getRepositoryService()
        .getBpmnModelInstance(job.getProcessDefinitionId()).getModelElementById(job.getActivityId());
    engine.getExternalTaskService().complete(job.getId(), "test");
    if (!(node instanceof ServiceTask)) {
      underway.add(job);
    }
  }

  /** Hands a message to the pool that waits for it, by the key of the case. */
  private void deliver(LockedExternalTask sent) {
    MessageCorrelationResult reached = engine.getRuntimeService()
        .createMessageCorrelation(sent.getTopicName())
        .processInstanceBusinessKey(sent.getBusinessKey()).correlateWithResult();
    String receiver = reached.getExecution() == null
        ? reached.getProcessInstance().getId() : reached.getExecution().getProcessInstanceId();
    String sender = sent.getProcessInstanceId();
    String origin = caseOf.computeIfAbsent(sender, key -> sender);
    if (!caseOf.computeIfAbsent(receiver, key -> origin).equals(origin)) {
      failures.add(sent.getTopicName() + " reached another case");
    }
    messages++;
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
}
