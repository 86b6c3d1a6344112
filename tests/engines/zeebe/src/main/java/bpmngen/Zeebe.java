package bpmngen;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.CopiedRecord;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Vector;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine of Camunda 8 in memory.
 *
 * Commands are written to its log, as its gateway does, and what it does is read from there: its
 * client cannot complete the tasks of people without a REST server, which is not part of it.  Its
 * clock stands still, so everything happens at the same instant unless it is moved on.  Its log in memory is a plain list
 * that one thread may find half-written by another, so it is given one that several may use.
 */
final class Zeebe implements AutoCloseable {
  private static final long PATIENCE = 60_000_000_000L;
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final int PARTITION = 1;

  private final ZeebeTestEngine engine = EngineFactory.create();
  private final ControlledActorClock clock;
  private final LogStreamReader reader;
  private final LogStreamWriter writer;

  Zeebe() {
    LogStream log = (LogStream) value(engine, "logStream");
    replace(value(log, "logStorage"), "logEntries", new Vector<>());
    clock = (ControlledActorClock) value(engine, "clock");
    clock.pinCurrentTime();
    engine.start();
    reader = log.newLogStreamReader();
    writer = log.newLogStreamWriter();
  }

  /** Writes one command, about the thing with the key unless that is negative. */
  void command(ValueType type, Intent intent, long key, UnifiedRecordValue value) {
    command(type, intent, key, List.of(value));
  }

  /** Writes several commands at once. */
  void command(ValueType type, Intent intent, long key, List<? extends UnifiedRecordValue> values) {
    List<LogAppendEntry> entries = values.stream().map(value -> {
      RecordMetadata data = new RecordMetadata().recordType(RecordType.COMMAND)
          .requestStreamId(PARTITION).valueType(type).intent(intent);
      return key < 0 ? LogAppendEntry.of(data, value) : LogAppendEntry.of(key, data, value);
    }).toList();
    var written = writer.tryWrite(WriteContext.internal(), entries);
    if (written.isLeft()) {
      throw new IllegalStateException(type + " not written: " + written.getLeft());
    }
  }

  /**
   * The next thing that the engine wrote; null when it wrote nothing for a long time.
   *
   * While it waits for a timer, time passes.
   */
  Record<?> next(boolean waitsForTimer) {
    long deadline = System.nanoTime() + PATIENCE;
    while (!reader.hasNext()) {
      if (waitsForTimer) {
        clock.addTime(MOMENT);
      }
      if (System.nanoTime() > deadline) {
        return null;
      }
      LockSupport.parkNanos(100_000);
    }
    LoggedEvent event = reader.next();
    RecordMetadata data = new RecordMetadata();
    event.readMetadata(data);
    UnifiedRecordValue value = UnifiedRecordValue.fromValueType(data.getValueType());
    event.readValue(value);
    return new CopiedRecord<>(value, data, event.getKey(), PARTITION, event.getPosition(),
        event.getSourceEventPosition(), event.getTimestamp());
  }

  /** Variables as the engine keeps them. */
  static DirectBuffer variables(Map<String, ?> values) {
    return new UnsafeBuffer(MsgPackConverter.convertToMsgPack(values));
  }

  @Override
  public void close() {
    engine.stop();
  }

  private static Object value(Object owner, String name) {
    try {
      return field(owner, name).get(owner);
    } catch (ReflectiveOperationException error) {
      throw new IllegalStateException(error);
    }
  }

  private static void replace(Object owner, String name, Object value) {
    try {
      field(owner, name).set(owner, value);
    } catch (ReflectiveOperationException error) {
      throw new IllegalStateException(error);
    }
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
