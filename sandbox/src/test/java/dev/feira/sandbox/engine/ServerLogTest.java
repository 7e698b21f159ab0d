package dev.feira.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Lines as the servers write them.
class ServerLogTest {
    @Test
    void lastComplaintIsTheReason() {
        ServerLog log = new ServerLog(List.of(
                "2026-01-02 10:00:00 0 [ERROR] first",
                "2026-01-02 10:00:01 0 [ERROR] InnoDB: Operating system error number 28 in a file operation.",
                "2026-01-02 10:00:02 0 [ERROR] Aborting"));

        assertThat(log.reason()).isEqualTo(": `InnoDB: Operating system error number 28 in a file operation.`");
        assertThat(log.cure()).contains("the disk is full: free some space, then try again");
    }

    @Test
    void warningIsNoReason() {
        ServerLog log = new ServerLog(List.of(
                "2026-01-02 10:00:00 1 [Warning] Could not remove temporary table: '/tmp/#sql-temptable-1', error: 2",
                "ERROR: 1051  Unknown table 'mysql.tmp_user_sys'",
                "2026-01-02 10:00:01 0 [ERROR] Aborting",
                "2026-01-02 10:00:02 1 [Warning] Could not remove temporary table: '/tmp/#sql-temptable-2', error: 2"));

        assertThat(log.reason()).isEqualTo(": `1051  Unknown table 'mysql.tmp_user_sys'`");
    }

    @Test
    void takenPortIsSeenInBothServersWords() {
        assertThat(new ServerLog(List.of(
                                "Can't start server: Bind on TCP/IP port. Got error: 98: Address already in use"))
                        .tellsOfATakenPort())
                .isTrue();
        assertThat(new ServerLog(List.of("LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use"))
                        .tellsOfATakenPort())
                .isTrue();
    }

    @Test
    void rootWithoutNamespacesIsToldToBeSomebodyElse() {
        ServerLog log = new ServerLog(List.of("unshare: unshare failed: Operation not permitted"));

        assertThat(log.cure()).contains("this system lets no root process drop its rights: run as an ordinary user");
    }
}
