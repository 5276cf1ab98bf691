import ArgumentParser
import Dashboard
import Foundation
import Glibc
import Tables

/// How a password comes in: never as an argument, which everybody on the machine could read.
struct PasswordEntry: ParsableArguments {
    @Flag(help: "Read the password from standard input: its first line.")
    var passwordStdin = false

    /// - Throws: ``CommandFailure`` or ``UsersError`` where there is none, or it is too weak.
    func newPassword(for name: UserName) throws -> Password {
        try Password(new: passwordStdin ? Self.line() : Self.typed(name), for: name)
    }

    private static func typed(_ name: UserName) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            throw CommandFailure("there is no terminal to type a password at; give it with --password-stdin")
        }
        return try withoutEcho {
            let first = try line(after: "password for \(name): ")
            let second = try line(after: "once more: ")
            guard first == second else { throw CommandFailure("the two are not the same; nothing was changed") }
            return first
        }
    }

    private static func line(after prompt: String = "") throws -> String {
        Terminal.writeToStandardError(prompt)
        defer { if !prompt.isEmpty { Terminal.writeToStandardError("\n") } }
        guard let line = readLine(), !line.isEmpty else { throw CommandFailure("no password was given") }
        return line
    }

    /// Ctrl-C ends the input instead of the process, which would leave the terminal silent.
    private static func withoutEcho<Outcome>(_ work: () throws -> Outcome) throws -> Outcome {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw CommandFailure("the terminal can't be silenced") }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        withUnsafeMutableBytes(of: &silent.c_cc) { $0[Int(VEOF)] = 3 }
        guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else {
            throw CommandFailure("the terminal can't be silenced")
        }
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before) }
        return try work()
    }
}
