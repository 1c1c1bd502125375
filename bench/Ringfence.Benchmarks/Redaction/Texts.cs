using System.Text;

namespace Ringfence.Benchmarks.Redaction;

/// <summary>Synthetic texts of five kinds, repeated with changing numbers to the size asked for.</summary>
internal static class Texts
{
    private const string Clean = """
        The patient tolerated the procedure well and was taken to the recovery room in stable condition. Estimated blood loss was minimal.
        Blood pressure 128/76 mmHg, heart rate 84, respirations 16. Metoprolol 25 mg twice daily was continued; potassium was 4.1 and
        creatinine 0.9. The abdomen is soft and not tender. There is no edema of the lower extremities. Follow up in three weeks, sooner
        with fever, worsening pain or shortness of breath. Crohn's disease remains quiet on the present dose. Chest film without infiltrate.

        """;

    private const string Dense = """
        Patient: Robert Okafor, DOB 04/12/1951, MRN: SL-{0}. Seen by Dr. Emily Hartman at St. Luke's Hospital, Boston on March 3rd, 2023.
        Phone (217) 555-0142, fax 217-555-0199, r.okafor{0}@example.org, SSN 432-55-{1}. Member ID: XYZ{0}. Daughter Grace called.

        """;

    private const string Code = """
        public static int Sum(ReadOnlySpan<int> values)
        {
            var total = 0;
            for (var index = 0; index < values.Length; index++) { total += values[index] * {1}; }
            return total; // overflow wraps, see section 3.2.1
        }

        """;

    private const string Json =
        "{\"model\":\"anthropic.claude-3-5-sonnet-20240620-v1:0\",\"temperature\":0.2,\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Summarise the plan for hypertension.\"}]}],\"maxTokens\":{1}},\n";

    private const string Chinese =
        "患者因胸痛入院，血压正常，心率八十四次，未见发热。给予对症治疗后好转出院，三周后复诊。検査の結果に異常は認められなかった。\n";

    public static IEnumerable<(string Name, string Text)> All(int size) =>
        [
            ("clinical text, clean", Repeated(Clean, size)),
            ("clinical notes", Notes(size)),
            ("dense with identifiers", Repeated(Dense, size)),
            ("source code", Repeated(Code, size)),
            ("JSON bodies", Repeated(Json, size)),
            ("Chinese and Japanese", Repeated(Chinese, size)),
        ];

    /// <summary>One dense paragraph in eight clean ones, as a note has its header.</summary>
    public static string Notes(int size) => Repeated(Dense + string.Concat(Enumerable.Repeat(Clean, 8)), size);

    private static string Repeated(string piece, int size)
    {
        var text = new StringBuilder(size + piece.Length);
        for (var number = 0; text.Length < size; number++)
        {
            text.Append(piece).Replace("{0}", $"{100000 + number}", text.Length - piece.Length, piece.Length);
            text.Replace(
                "{1}",
                $"{1000 + (number % 9000)}",
                Math.Max(0, text.Length - piece.Length - 8),
                Math.Min(text.Length, piece.Length + 8)
            );
        }

        return text.ToString(0, size);
    }
}
