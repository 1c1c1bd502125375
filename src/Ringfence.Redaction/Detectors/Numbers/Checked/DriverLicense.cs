namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>
/// A state driver's licence without a label of its own: a letter and 7 to 14 digits, or Washington's twelve characters, where the words
/// before it speak of one. The form alone is that of a thousand other numbers.
/// </summary>
internal sealed class DriverLicense : CodeForm
{
    private const int Reach = 60;

    private static readonly string[] Words =
    [
        "driver",
        "driving",
        "licen",
        "dmv",
        "motor vehicle",
        "photo id",
        "state id",
    ];

    public override PhiKind Kind => PhiKind.License;

    public override string Why => "form of a driver's licence after words about one";

    public override double Score => 0.7;

    public override int Match(ReadOnlySpan<char> text, int start)
    {
        var end = CodeRun.End(text, start);
        return HasForm(text[start..end]) && Says(text[Math.Max(0, start - Reach)..start]) ? end : -1;
    }

    private static bool HasForm(ReadOnlySpan<char> run)
    {
        if (run.Length < 8 || !char.IsAsciiLetterUpper(run[0]))
        {
            return false;
        }

        var digits = 0;
        foreach (var letter in run[1..])
        {
            if (char.IsAsciiDigit(letter))
            {
                digits++;
            }
            else if (letter != '-')
            {
                return run.Length == 12 && run.StartsWith("WDL", StringComparison.Ordinal);
            }
        }

        return digits is >= 7 and <= 14;
    }

    private static bool Says(ReadOnlySpan<char> before)
    {
        foreach (var word in Words)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
