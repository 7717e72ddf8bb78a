package org.onevisit.permit.desk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.platform.Page;

/** The steps that wait at the desks of the offices. */
@ApplicationScoped
public class Tasks implements PanacheRepositoryBase<Task, String> {

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final TransactionManager transactions;

    Tasks(
            EntityManager database,
            TransactionSynchronizationRegistry transaction,
            TransactionManager transactions) {
        this.database = database;
        this.transaction = transaction;
        this.transactions = transactions;
    }

    /** Under what a transaction keeps the steps at which a case waited when it first asked. */
    private record Waited(UUID filingId) {}

    /** A line of the queue, read with its case in one statement. */
    record Waiting(
            String id,
            UUID filingId,
            Step step,
            String assignee,
            Instant openedAt,
            String caseNo,
            String itemName,
            String applicantName,
            LocalDate dueOn,
            LocalDate warnOn,
            short rank) {

        /** Where it stands in the queue. */
        String key() {
            return rank + "|" + openedAt + "|" + id;
        }
    }

    /** All steps of a case in the order they opened. */
    public List<Task> of(UUID filingId) {
        return list("filingId = ?1 order by openedAt, id", filingId);
    }

    /** The step that opened when one was completed just now. */
    Optional<Task> opened(Task completed) {
        return open(completed.filingId()).stream()
                .filter(task -> !task.openedAt().isBefore(completed.closedAt()))
                .findFirst();
    }

    /** The step that opened when one was completed before: the same whenever it is asked. */
    Optional<Task> after(Task completed) {
        return find(
                        "filingId = ?1 and openedAt >= ?2 and id <> ?3 order by openedAt, id",
                        completed.filingId(),
                        completed.closedAt(),
                        completed.id())
                .firstResultOptional();
    }

    /**
     * The steps at which a case waits, in the order they opened. The case is locked or new: a
     * transaction looks once and knows what it opens and closes itself, so that nothing is written
     * only to be read again.
     */
    public List<Task> open(UUID filingId) {
        return waited(filingId).stream().filter(Task::isOpen).toList();
    }

    /** The open step of a kind of a case. */
    public Optional<Task> open(UUID filingId, Step step) {
        return open(filingId).stream().filter(task -> task.step() == step).findFirst();
    }

    /**
     * Opens a step. It is written once, when the clock has given it its dates, or at the latest
     * when the transaction ends.
     */
    public void open(Task task) {
        waited(task.filingId()).add(task);
        try {
            transactions.getTransaction().registerSynchronization(new Written(task));
        } catch (RollbackException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes steps that have their dates. */
    public void write(List<Task> opened) {
        opened.forEach(database::persist);
    }

    /** Its turn may come after the last flush of the transaction. */
    private final class Written implements Synchronization {
        private final Task task;

        Written(Task task) {
            this.task = task;
        }

        @Override
        public void beforeCompletion() {
            if (!database.contains(task)) {
                database.persist(task);
                database.flush();
            }
        }

        @Override
        public void afterCompletion(int status) {
            // Written or rolled back, with everything else.
        }
    }

    @SuppressWarnings("unchecked")
    private List<Task> waited(UUID filingId) {
        Waited key = new Waited(filingId);
        if (transaction.getResource(key) instanceof List<?> known) {
            return (List<Task>) known;
        }
        List<Task> waiting =
                new ArrayList<>(
                        list("filingId = ?1 and closedAt is null order by openedAt, id", filingId));
        transaction.putResource(key, waiting);
        return waiting;
    }

    /**
     * A page of an office's queue: what was accepted by silence, then what waits longest.
     *
     * @param assignee user name; empty for tasks in nobody's hands; null for all
     * @param steps of these only
     * @param after where the page begins, or null
     */
    List<Waiting> queue(
            String officeCode, String assignee, List<Step> steps, Key after, int limit) {
        StringBuilder query =
                new StringBuilder(
                        "select t.id, t.filingId, t.step, t.assignee, t.openedAt, f.caseNo, f.itemName,"
                                + " f.applicant.name, t.dueOn, t.warnOn, t.rank from Task t join Filing f on f.id = t.filingId"
                                + " where t.closedAt is null and t.officeCode = :office and t.step in (:steps)");
        Map<String, Object> values = new HashMap<>();
        values.put("office", officeCode);
        values.put("steps", steps);
        if (assignee != null && assignee.isEmpty()) {
            query.append(" and t.assignee is null");
        } else if (assignee != null) {
            query.append(" and t.assignee = :assignee");
            values.put("assignee", assignee);
        }
        if (after != null) {
            query.append(" and (t.rank, t.openedAt, t.id) > (:rank, :openedAt, :id)");
            values.put("rank", after.rank());
            values.put("openedAt", after.openedAt());
            values.put("id", after.id());
        }
        var typed =
                database.createQuery(
                        query.append(" order by t.rank, t.openedAt, t.id").toString(),
                        Object[].class);
        values.forEach(typed::setParameter);
        List<Waiting> waiting = new ArrayList<>();
        for (Object[] row : typed.setMaxResults(limit).getResultList()) {
            waiting.add(
                    new Waiting(
                            (String) row[0],
                            (UUID) row[1],
                            (Step) row[2],
                            (String) row[3],
                            (Instant) row[4],
                            (String) row[5],
                            (String) row[6],
                            (String) row[7],
                            (LocalDate) row[8],
                            (LocalDate) row[9],
                            (Short) row[10]));
        }
        return waiting;
    }

    /** Where a page of the queue begins. */
    record Key(short rank, Instant openedAt, String id) {
        private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

        Key {
            // A cursor is the client's text: nothing that the database does not know.
            if (openedAt.isBefore(Instant.EPOCH)
                    || openedAt.isAfter(LATEST)
                    || !id.matches("[0-9a-z]{1,64}")) {
                throw new Page.BadCursor();
            }
        }
    }
}
