package bpmngen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Notes which flows of all processes an engine has not taken yet.
 *
 * The engine takes no flow of an event based gateway; what counts there is which event came.
 */
final class Flows extends AbstractProcessEnginePlugin {
  private final Map<String, TreeSet<String>> untaken = new TreeMap<>();
  private int count;

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setCustomPreBPMNParseListeners(List.of(new Watching()));
  }

  /** The flows of a process that were never taken. */
  TreeSet<String> untaken(String process) {
    return untaken.getOrDefault(process, new TreeSet<>());
  }

  /** Forgets all processes. */
  void forget() {
    untaken.clear();
    count = 0;
  }

  /** How many flows there are in all processes. */
  int count() {
    return count;
  }

  private final class Watching extends AbstractBpmnParseListener {
    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
      if (!"eventBasedGateway".equals(flow.getSource().getProperty("type"))) {
        watch(scope, flow.getId(), flow, ExecutionListener.EVENTNAME_TAKE);
      }
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl event) {
      watch(scope, event.getId(), event, ExecutionListener.EVENTNAME_END);
    }

    private void watch(ScopeImpl scope, String id, CoreModelElement part, String happening) {
      String process = ((ProcessDefinitionEntity) scope.getProcessDefinition()).getKey();
      if (untaken.computeIfAbsent(process, key -> new TreeSet<>()).add(id)) {
        count++;
      }
      part.addBuiltInListener(happening, (DelegateExecution execution) ->
          untaken.get(process).remove(id));
    }
  }
}
