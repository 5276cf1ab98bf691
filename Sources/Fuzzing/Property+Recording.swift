import EventJSON
import Node

extension Property {
    /// A line of a recording: what is read from it is read again from the line that it is written as.
    static let recording = Property("recording") { input in
        let recorded: RecordedEvent
        do throws(RecordingError) {
            recorded = try RecordedEvent(line: input)
        } catch {
            return try expect(!error.description.isEmpty, "a refusal says nothing")
        }
        let again = try RecordedEvent(line: recorded.line)
        try expect(again.receivedAt == recorded.receivedAt, "written and read again it was received at another time")
        try expect(again.event == recorded.event, "written and read again it is another event")
    }
}
