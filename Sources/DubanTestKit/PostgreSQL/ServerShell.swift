import Foundation
import Synchronization

/// The shell that keeps a server. Safe to share: one command at a time, under the lock.
final class ServerShell: Sendable {
    private struct Pipes: @unchecked Sendable {
        // Touched under the lock alone.
        let commands: FileHandle
        let answers: FileHandle
    }

    private let pipes: Mutex<Pipes>

    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    init(folder: String, port: UInt16?) throws {
        let (commands, answers, process) = (Pipe(), Pipe(), Process())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", Self.script, "sh", folder, port.map(String.init) ?? ""]
        process.standardInput = commands
        process.standardOutput = answers
        try process.run()
        pipes = Mutex(Pipes(commands: commands.fileHandleForWriting, answers: answers.fileHandleForReading))
    }

    /// Returns when it is carried out.
    func carryOut(_ command: String) throws {
        try pipes.withLock { pipes in
            try pipes.commands.write(contentsOf: Data("\(command)\n".utf8))
            let answer = String(decoding: pipes.answers.availableData, as: UTF8.self)
            guard answer == "ok\n" else { throw Failed(description: "the server's shell says: \(answer)") }
        }
    }

    /// A server refuses to run as root: then it does as `postgres`, the user of Debian's package.
    private static let script = """
        folder=$1 port=$2
        tools=/usr/lib/postgresql/15/bin
        as() { "$@"; }
        if [ "$(id -u)" -eq 0 ]; then
            as() { setpriv --reuid postgres --regid postgres --clear-groups env HOME="$folder" "$@"; }
        fi
        control() { as $tools/pg_ctl --silent --wait -D "$folder/data" -l "$folder/log" "$@" >>"$folder/out" 2>&1 </dev/null; }
        make() {
            mkdir -m 700 "$folder" && touch "$folder/out" || return
            if [ "$(id -u)" -eq 0 ]; then chown postgres "$folder" || return; fi
            as $tools/initdb -D "$folder/data" -U postgres -A trust -E UTF8 --locale C.UTF-8 --data-checksums --no-sync \\
                >>"$folder/out" 2>&1 || return
            cat >>"$folder/data/postgresql.conf" <<-END
        listen_addresses = ''
        unix_socket_directories = '$folder'
        max_connections = 1000
        END
            [ -z "$port" ] || encrypt || return
            printf 'local all stranger scram-sha-256\\nlocal all all trust\\nhostssl all all 127.0.0.1/32 trust\\n' >"$folder/data/pg_hba.conf"
        }
        encrypt() {
            as openssl req -x509 -new -nodes -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -days 2 -subj /CN=localhost \\
                -addext subjectAltName=DNS:localhost -keyout "$folder/server.key" -out "$folder/server.crt" \\
                >>"$folder/out" 2>&1 || return
            cat >>"$folder/data/postgresql.conf" <<-END
        listen_addresses = '127.0.0.1'
        port = $port
        ssl = on
        ssl_cert_file = '$folder/server.crt'
        ssl_key_file = '$folder/server.key'
        END
        }
        # The server's first process, then all that it has begun.
        signal() {
            first=$(head -n 1 "$folder/data/postmaster.pid") && kill "-$1" "$first" || return
            for child in $(cat "/proc/$first/task/$first/children"); do kill "-$1" "$child" || :; done
        }
        # Whoever is killed while it waits for an answer must not take this shell with it.
        trap '' INT PIPE
        cd /
        make || { echo "no server: $(cat "$folder/out")"; exit 1; }
        while read -r command; do
            case $command in
            start) control start ;;
            stop) control -m immediate stop ;;
            freeze) signal STOP ;;
            thaw) signal CONT ;;
            esac && echo ok || echo "failed: $(tail -n 3 "$folder/out" "$folder/log")"
        done
        [ ! -e "$folder/data/postmaster.pid" ] || signal CONT
        control -m immediate stop
        rm -rf "$folder"
        """
}
