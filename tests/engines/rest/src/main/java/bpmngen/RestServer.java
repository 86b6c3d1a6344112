package bpmngen;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A Camunda 7 engine in memory with its REST interface on a free port, which it prints. */
@SpringBootApplication
public class RestServer {
  public static void main(String[] arguments) {
    SpringApplication server = new SpringApplication(RestServer.class);
    server.setDefaultProperties(Map.of(
        "server.port", "0",
        "server.address", "127.0.0.1",
        "spring.datasource.url", "jdbc:h2:mem:rest;DB_CLOSE_DELAY=-1",
        "spring.datasource.username", "sa",
        "spring.datasource.password", "",
        "camunda.bpm.job-execution.enabled", "false",
        "spring.main.banner-mode", "off"));
    var context = (ServletWebServerApplicationContext) server.run(arguments);
    System.out.println("PORT " + context.getWebServer().getPort());
  }
}
