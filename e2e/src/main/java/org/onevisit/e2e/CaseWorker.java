package org.onevisit.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * One client that takes cases through the suite, now as the applicant, now as the officers; what it
 * does is timed by operation.
 */
final class CaseWorker implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final byte[] FILE = Specimen.pdf("benchmark");
    private static final byte[] ACCEPT = "{\"action\":\"ACCEPT\"}".getBytes(UTF_8);
    private static final byte[] PASS =
            "{\"action\":\"PASS\",\"opinion\":\"材料齐全，符合规定\"}".getBytes(UTF_8);
    private static final byte[] GRANT =
            "{\"action\":\"GRANT\",\"opinion\":\"准予许可\"}".getBytes(UTF_8);
    private static final byte[] DELIVERED =
            "{\"action\":\"DELIVERED\",\"method\":\"窗口领取\"}".getBytes(UTF_8);
    private static final String NEXT_TASK = "\"next\":{\"id\":\"";
    private static final String CURRENT_TASK = "\"currentTasks\":[{\"id\":\"";

    private final Wire wire;
    private final Tokens tokens;
    private final Timings timings;
    private final byte[] draft;
    private final List<String> materials;
    private final String applicant;
    private final String clerk;
    private final String reviewer;

    /**
     * @param number of the client; neighbours act for different users
     */
    CaseWorker(URI gateway, Tokens tokens, Specimen specimen, int number, Timings timings) {
        this.wire = new Wire(gateway);
        this.tokens = tokens;
        this.timings = timings;
        this.draft = specimen.draft().toString().getBytes(UTF_8);
        this.materials = specimen.materials();
        this.applicant = number % 2 == 0 ? "applicant1" : "applicant2";
        this.clerk = number % 2 == 0 ? "clerk1" : "clerk2";
        this.reviewer = number % 2 == 0 ? "reviewer1" : "reviewer2";
    }

    /**
     * A draft with all its files.
     *
     * @param owner whose it is; nobody else may hand it in
     */
    record Draft(UUID id, String owner) {}

    /** A draft of this client's applicant, ready to be handed in. */
    Draft prepare() throws IOException {
        UUID id = UUID.randomUUID();
        send(Operation.DRAFT, "PUT", path(id), applicant, JSON, draft);
        for (String material : materials) {
            send(
                    Operation.MATERIAL,
                    "PUT",
                    path(id) + "/materials/" + material + "/file.pdf",
                    applicant,
                    "application/pdf",
                    FILE);
        }
        return new Draft(id, applicant);
    }

    /** From handing in to the decision: each officer is told by the one before where it waits. */
    void process(Draft draft) throws IOException {
        submit(draft);
        String intake = task(draft.id(), clerk);
        String review = next(complete(Operation.INTAKE, intake, clerk, ACCEPT));
        String decision = next(complete(Operation.REVIEW, review, reviewer, PASS));
        decide(decision);
    }

    void submit(Draft draft) throws IOException {
        send(Operation.SUBMIT, "POST", path(draft.id()) + "/submit", draft.owner(), JSON, null);
    }

    /** The task at which the case waits, looked up by the officer who is to do it. */
    String task(UUID id, String officer) throws IOException {
        return taskIn(
                send(Operation.READ, "GET", path(id), officer, JSON, null).text(), CURRENT_TASK);
    }

    private static String next(Wire.Answer completed) {
        return taskIn(completed.text(), NEXT_TASK);
    }

    private static String taskIn(String answer, String before) {
        int start = answer.indexOf(before);
        if (start < 0) {
            throw new IllegalStateException("The case waits at no task: " + answer);
        }
        start += before.length();
        return answer.substring(start, answer.indexOf('"', start));
    }

    void intake(String task) throws IOException {
        complete(Operation.INTAKE, task, clerk, ACCEPT);
    }

    void review(String task) throws IOException {
        complete(Operation.REVIEW, task, reviewer, PASS);
    }

    void decide(String task) throws IOException {
        complete(Operation.DECIDE, task, "chief1", GRANT);
    }

    void deliver(String task) throws IOException {
        complete(Operation.DELIVER, task, clerk, DELIVERED);
    }

    private Wire.Answer complete(Operation operation, String task, String officer, byte[] said)
            throws IOException {
        return send(
                operation, "POST", "/api/permits/tasks/" + task + "/complete", officer, JSON, said);
    }

    private Wire.Answer send(
            Operation operation, String method, String path, String user, String type, byte[] body)
            throws IOException {
        String token = tokens.of(user);
        long start = System.nanoTime();
        Wire.Answer answer = wire.send(method, path, token, type, body).ok();
        timings.add(operation, System.nanoTime() - start);
        return answer;
    }

    private static String path(UUID id) {
        return "/api/permits/filings/" + id;
    }

    @Override
    public void close() {
        wire.close();
    }
}
