package bpmngen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.EventBasedGateway;
import io.camunda.zeebe.model.bpmn.instance.Message;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import io.camunda.zeebe.model.bpmn.instance.StartEvent;
import io.camunda.zeebe.model.bpmn.instance.SubProcess;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.MessageStartEventSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessMessageSubscriptionIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.IncidentRecordValue;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageRecordValue;
import io.camunda.zeebe.protocol.record.value.MessageStartEventSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import io.camunda.zeebe.protocol.record.value.ProcessMessageSubscriptionRecordValue;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import io.camunda.zeebe.protocol.record.value.VariableRecordValue;
import io.camunda.zeebe.protocol.record.value.deployment.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Deploys every folder named on the command line as one package into the engine of Camunda 8 and
 * runs each process, or those of the files that are named behind {@code folder=}, until every flow of each of its pools has been taken and every answer of its
 * forms given.
 *
 * Cases are started two at once, at the same instant.  People's tasks are completed with what their
 * forms ask for; every other time nobody does what may be done at any time, and the case ends without
 * it.  A worker carries what a pool sends to whoever waits for it, by the key that the engine gave the
 * case; a message must reach the case it came from.
 *
 * Prints a line for each process; exits with 1 when a file is refused, the engine reports an
 * incident, a case gets stuck, a message goes astray or a flow can never be taken.
 */
public final class RunInZeebe {
  private static final int AT_ONCE = 2;
  private static final int MAX_WAVES = 200;
  /** Commands that are written here; the engine refuses some of its own, as at a join too early. */
  private static final Set<ValueType> OURS = EnumSet.of(ValueType.DEPLOYMENT,
      ValueType.PROCESS_INSTANCE_CREATION, ValueType.USER_TASK, ValueType.JOB, ValueType.MESSAGE);
  private static final String KEY = "kunci";
  private static final String CASE = "perkara_uji";

  private final Zeebe zeebe = new Zeebe();
  /** Whether the processes of a file are run. */
  private final Predicate<String> chosen;
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> failures = new ArrayList<>();
  private final List<List<String>> files = new ArrayList<>();
  private final Map<String, Set<String>> untaken = new TreeMap<>();
  private final Set<String> startable = new TreeSet<>();
  private final Set<String> sent = new HashSet<>();
  private final Map<Long, JsonNode> forms = new HashMap<>();
  private final Map<String, TreeMap<String, Integer>> given = new HashMap<>();
  private final Map<Long, String> keys = new HashMap<>();
  private final Map<Long, Long> cases = new HashMap<>();
  private final Map<Long, Long> messages = new HashMap<>();
  private final Set<Long> running = new TreeSet<>();
  private final Set<String> offered = new HashSet<>();
  private final Map<Long, UserTaskRecordValue> held = new TreeMap<>();
  private boolean declining;
  private int timers;
  private int awaited;
  private int flows;
  private int started;
  private int delivered;

  private RunInZeebe(Predicate<String> chosen) {
    this.chosen = chosen;
  }

  public static void main(String[] folders) {
    boolean failed = false;
    for (String argument : folders) {
      String folder = argument.replaceFirst("=[^/=]*$", "");
      List<String> named = List.of(argument.substring(folder.length()).split("[=,]"));
      RunInZeebe run =
          new RunInZeebe(folder.equals(argument) ? file -> true : named::contains);
      try {
        run.runPackage(Path.of(folder));
      } catch (IOException | RuntimeException error) {
        run.failures.add(error.toString());
      }
      run.failures.forEach(failure -> System.out.println("FAILED " + folder + ": " + failure));
      failed |= !run.failures.isEmpty();
      run.zeebe.close();
    }
    System.exit(failed ? 1 : 0);
  }

  private void runPackage(Path folder) throws IOException {
    DeploymentRecord deployment = new DeploymentRecord();
    int count = 0;
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path file : found.sorted().toList()) {
        String name = folder.relativize(file).toString().replace('/', '-');
        if (name.endsWith(".camunda8.bpmn") || name.endsWith(".form") || name.endsWith(".dmn")) {
          byte[] content = Files.readAllBytes(file);
          deployment.resources().add().setResourceName(name).setResource(content);
          count++;
          if (name.endsWith(".bpmn")) {
            study(content, chosen.test(file.getFileName().toString()));
          }
        }
      }
    }
    awaited++;
    zeebe.command(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, -1, deployment);
    follow();
    if (failures.isEmpty()) {
      System.out.println("DEPLOYED " + folder + " " + count + " files");
      for (List<String> pools : files) {
        if (failures.isEmpty()) {
          runFile(pools);
        }
      }
      System.out.println("TOOK " + flows + " flows in " + started + " cases, delivered "
          + delivered + " messages");
    }
  }

  /**
   * Notes the processes of a file, their flows and the messages between them.
   *
   * The engine does not say which flow of an event based gateway it takes, but which event came.
   */
  private void study(byte[] content, boolean isRun) {
    BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(content));
    List<String> pools = new ArrayList<>();
    for (Process process : model.getModelElementsByType(Process.class)) {
      Set<String> ways = new TreeSet<>();
      process.getChildElementsByType(SequenceFlow.class).forEach(flow ->
          ways.add(flow.getSource() instanceof EventBasedGateway
              ? flow.getTarget().getId() : flow.getId()));
      for (SubProcess beside : process.getChildElementsByType(SubProcess.class)) {
        beside.getChildElementsByType(SequenceFlow.class).forEach(flow -> ways.add(flow.getId()));
        beside.getChildElementsByType(UserTask.class).forEach(task ->
            offered.add(process.getId() + " " + task.getId()));
      }
      untaken.put(process.getId(), ways);
      flows += ways.size();
      pools.add(process.getId());
      if (process.getChildElementsByType(StartEvent.class).stream()
          .anyMatch(start -> start.getEventDefinitions().isEmpty())) {
        startable.add(process.getId());
      }
    }
    if (isRun) {
      files.add(pools);
    }
    model.getModelElementsByType(Message.class).forEach(message -> sent.add(message.getName()));
  }

  private void runFile(List<String> pools) {
    for (String process : pools.stream().filter(startable::contains).toList()) {
      int waves = 0;
      int least = offers(pools) ? 2 : 1;
      while (failures.isEmpty() && waves < MAX_WAVES
          && (waves < least || !missed(pools).isEmpty())) {
        waves++;
        declining = waves % 2 == 0;
        awaited += AT_ONCE;
        zeebe.command(ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE,
            -1, Stream.generate(() -> new ProcessInstanceCreationRecord()
                .setBpmnProcessId(process).setVersion(-1)).limit(AT_ONCE).toList());
        follow();
      }
      started += waves * AT_ONCE;
      System.out.println("RAN " + process + ": " + waves * AT_ONCE + " cases");
    }
    missed(pools).forEach(part -> failures.add("never taken or given: " + part));
  }

  /** Whether something stands beside the flow of one of the pools. */
  private boolean offers(List<String> pools) {
    return offered.stream().anyMatch(task -> pools.contains(task.split(" ")[0]));
  }

  /** Flows of pools that were never taken, and answers of their forms that were never given. */
  private List<String> missed(List<String> pools) {
    List<String> found = new ArrayList<>();
    for (String pool : pools) {
      untaken.get(pool).forEach(flow -> found.add(pool + " " + flow));
      given.forEach((question, counts) -> counts.forEach((choice, count) -> {
        if (count == 0 && question.startsWith(pool + " ")) {
          found.add(question + " = " + choice);
        }
      }));
    }
    return found;
  }

  /** Does what the engine asks for until nothing runs and nothing is on its way. */
  private void follow() {
    while (failures.isEmpty() && (awaited > 0 || !running.isEmpty())) {
      Record<?> record = zeebe.next(timers > 0);
      if (record == null) {
        failures.add("stuck: " + awaited + " awaited, running " + running);
      } else if (record.getRecordType() == RecordType.COMMAND_REJECTION
          && OURS.contains(record.getValueType())) {
        failures.add(record.getValueType() + " " + record.getIntent() + " refused: "
            + record.getRejectionReason());
      } else if (record.getRecordType() == RecordType.EVENT) {
        happened(record);
      }
    }
  }

  private void happened(Record<?> record) {
    var intent = record.getIntent();
    if (intent == DeploymentIntent.CREATED || intent == ProcessInstanceCreationIntent.CREATED) {
      awaited--;
    } else if (record.getValue() instanceof Form form) {
      forms.put(record.getKey(), read(form.getResource()));
    } else if (record.getValue() instanceof IncidentRecordValue trouble
        && intent == IncidentIntent.CREATED) {
      failures.add("incident at " + trouble.getElementId() + " of " + trouble.getBpmnProcessId()
          + ": " + trouble.getErrorMessage());
    } else if (record.getValue() instanceof VariableRecordValue variable
        && variable.getName().equals(KEY)) {
      keep(variable, intent == VariableIntent.CREATED);
    } else if (record.getValue() instanceof ProcessInstanceRecordValue element) {
      went(element, (ProcessInstanceIntent) intent);
    } else if (intent == TimerIntent.CREATED) {
      timers++;
    } else if (intent == TimerIntent.TRIGGERED || intent == TimerIntent.CANCELED) {
      timers--;
      completeHeld();
    } else if (intent == UserTaskIntent.CREATED) {
      held.put(record.getKey(), (UserTaskRecordValue) record.getValue());
      completeHeld();
    } else if (record.getValue() instanceof JobRecordValue job) {
      work(record.getKey(), job, (JobIntent) intent);
    } else if (intent == MessageIntent.PUBLISHED) {
      messages.put(record.getKey(),
          ((Number) ((MessageRecordValue) record.getValue()).getVariables().get(CASE)).longValue());
    } else if (intent == MessageStartEventSubscriptionIntent.CORRELATED) {
      var start = (MessageStartEventSubscriptionRecordValue) record.getValue();
      running.add(start.getProcessInstanceKey());
      arrived(start.getMessageKey(), start.getMessageName(), start.getProcessInstanceKey());
    } else if (intent == ProcessMessageSubscriptionIntent.CORRELATED) {
      var wait = (ProcessMessageSubscriptionRecordValue) record.getValue();
      arrived(wait.getMessageKey(), wait.getMessageName(), wait.getProcessInstanceKey());
    }
  }

  /** Remembers the key of a case, which no other case may have. */
  private void keep(VariableRecordValue variable, boolean created) {
    long instance = variable.getProcessInstanceKey();
    if (variable.getScopeKey() != instance) {
      return;
    }
    String value = variable.getValue();
    if (created && startable.contains(variable.getBpmnProcessId()) && keys.containsValue(value)) {
      failures.add(variable.getBpmnProcessId() + ": two cases with the key " + value);
    }
    keys.put(instance, value);
  }

  private void went(ProcessInstanceRecordValue element, ProcessInstanceIntent intent) {
    long instance = element.getProcessInstanceKey();
    if (intent == ProcessInstanceIntent.SEQUENCE_FLOW_TAKEN) {
      untaken.get(element.getBpmnProcessId()).remove(element.getElementId());
    } else if (element.getBpmnElementType() == BpmnElementType.INTERMEDIATE_CATCH_EVENT
        && intent == ProcessInstanceIntent.ELEMENT_COMPLETED) {
      untaken.get(element.getBpmnProcessId()).remove(element.getElementId());
    } else if (element.getBpmnElementType() == BpmnElementType.PROCESS) {
      if (intent == ProcessInstanceIntent.ELEMENT_ACTIVATING) {
        running.add(instance);
        cases.putIfAbsent(instance, instance);
      } else if (intent == ProcessInstanceIntent.ELEMENT_COMPLETED) {
        running.remove(instance);
      }
    }
  }

  /** Completes the tasks of people once all timers have gone off, so that no case runs ahead. */
  private void completeHeld() {
    if (timers == 0) {
      held.forEach(this::complete);
      held.clear();
    }
  }

  private void complete(long task, UserTaskRecordValue asked) {
    if (declining && offered.contains(asked.getBpmnProcessId() + " " + asked.getElementId())) {
      return;
    }
    JsonNode form = forms.get(asked.getFormKey());
    if (form == null) {
      failures.add(asked.getBpmnProcessId() + ": no form for " + asked.getElementId());
      return;
    }
    Map<String, String> values = new HashMap<>();
    for (JsonNode field : form.get("components")) {
      if (field.get("type").asText().equals("radio")) {
        String question = asked.getBpmnProcessId() + " " + field.get("key").asText();
        values.put(field.get("key").asText(), leastGiven(question, field.get("values")));
      } else if (field.has("key")) {
        values.put(field.get("key").asText(), "isi " + field.get("label").asText());
      }
    }
    zeebe.command(ValueType.USER_TASK, UserTaskIntent.COMPLETE, task,
        new UserTaskRecord().setUserTaskKey(task).setVariables(Zeebe.variables(values)));
  }

  private String leastGiven(String question, JsonNode choices) {
    TreeMap<String, Integer> counts = given.computeIfAbsent(question, key -> {
      TreeMap<String, Integer> fresh = new TreeMap<>();
      choices.forEach(choice -> fresh.put(choice.get("value").asText(), 0));
      return fresh;
    });
    String least = counts.entrySet().stream()
        .min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    counts.merge(least, 1, Integer::sum);
    return least;
  }

  /** Does a job; what a pool sends goes on its way when the job is done. */
  private void work(long key, JobRecordValue job, JobIntent intent) {
    if (intent == JobIntent.CREATED) {
      zeebe.command(ValueType.JOB, JobIntent.COMPLETE, key, new JobRecord());
    } else if (intent == JobIntent.COMPLETED && sent.contains(job.getType())) {
      String quoted = keys.get(job.getProcessInstanceKey());
      String text = quoted == null ? "" : read(quoted.getBytes()).asText();
      awaited++;
      zeebe.command(ValueType.MESSAGE, MessageIntent.PUBLISH, -1,
          new MessageRecord().setName(job.getType()).setCorrelationKey(text)
              .setTimeToLive(3_600_000L).setVariables(Zeebe.variables(
                  Map.of(KEY, text, CASE, cases.get(job.getProcessInstanceKey())))));
    }
  }

  private void arrived(long message, String name, long instance) {
    awaited--;
    delivered++;
    long origin = messages.get(message);
    if (cases.computeIfAbsent(instance, key -> origin) != origin) {
      failures.add(name + " reached another case");
    }
  }

  private JsonNode read(byte[] text) {
    try {
      return json.readTree(text);
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
  }
}
