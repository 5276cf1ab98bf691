/// How much goes into one request.
struct BatchLimits {
    var events: Int
    var bytes: Int
}
