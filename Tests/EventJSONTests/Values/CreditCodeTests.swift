import DubanTestKit
import EventJSON
import Testing

@Suite("Section 3: 统一社会信用代码")
struct CreditCodeTests {
    private let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    @Test("Codes of real form", arguments: ["91110000600037341L", "91211122MA06WY4Q8Y", "91140404MA07LM8768"])
    func valid(code: String) {
        #expect(CreditCode.isValid(code))
    }

    /// The rule as it is written: c18 = (31 − Σ values · 3^i mod 31) mod 31.
    private func checkCharacter(_ code: [Character]) -> Character {
        var sum = 0
        var weight = 1
        for character in code {
            sum += (alphabet.firstIndex(of: character) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return alphabet[(31 - sum % 31) % 31]
    }

    @Test(
        "Whatever the first 17 characters are, exactly one check character is right",
        arguments: 1...30 as ClosedRange<UInt64>)
    func checkCharacter(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let code = (0..<17).map { _ in random.pick(alphabet) }
        let right = alphabet.filter { CreditCode.isValid(String(code + [$0])) }
        #expect(right == [checkCharacter(code)])
    }

    @Test("A check character may be 0")
    func zero() {
        #expect(CreditCode.isValid("000000000000000000"))
        #expect(
            CreditCode.isValid(String(repeating: "0", count: 16) + "Y0")
                == (checkCharacter(Array(repeating: "0", count: 16) + ["Y"]) == "0"))
    }

    @Test("One character that is wrong is found, wherever it stands")
    func oneWrong() {
        let code = Array("91211122MA06WY4Q8Y")
        for index in code.indices {
            for other in alphabet where other != code[index] {
                var wrong = code
                wrong[index] = other
                #expect(!CreditCode.isValid(String(wrong)))
            }
        }
    }

    @Test("Two neighbours that are swapped are found")
    func swapped() {
        let code = Array("91211122MA06WY4Q8Y")
        for index in 0..<17 where code[index] != code[index + 1] {
            var wrong = code
            wrong.swapAt(index, index + 1)
            #expect(!CreditCode.isValid(String(wrong)))
        }
    }

    @Test(
        "No other length, no other characters",
        arguments: [
            "", "9", "91110000600037341", "91110000600037341L0", "91110000600037341l", "91110000600037341I",
            "9111000060003734１L",
            " 1110000600037341L", "91110000600037341L ", "I1110000600037341L", "O1110000600037341L",
            "S1110000600037341L",
            "V1110000600037341L", "Z1110000600037341L", "９1110000600037341L",
        ])
    func invalid(code: String) {
        #expect(!CreditCode.isValid(code))
    }
}
