/// How a server lives: [Engine] says what differs between MariaDB, PostgreSQL and Kafka, [Home] is one server's folder,
/// [Lifecycle] (read this first) starts and stops what lives there.
@NullMarked
package dev.feira.sandbox.engine;

import org.jspecify.annotations.NullMarked;
