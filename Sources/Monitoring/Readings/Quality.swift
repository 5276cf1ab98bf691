/// What a reading is worth.
public enum Quality: String, Hashable, Sendable, CaseIterable, Codable {
    /// It is what is there.
    case good
    /// 标校: the sensor is being tested or calibrated, so the value says nothing of what is there.
    case calibration
    /// 故障: the sensor itself says that it is out of order.
    case fault
}
