using System.Globalization;

namespace Ringfence.Gateway.Phi;

/// <summary>
/// A person as digests know them: <c>KIND:</c> and the value in its one normal form, so that the same person is the same however written.
/// Never kept, logged or shown; only its digest is.
/// </summary>
public static class Subject
{
    private const int LeastCharacters = 4;

    private static readonly string[] Dates =
    [
        "M/d/yyyy",
        "M-d-yyyy",
        "M.d.yyyy",
        "yyyy-M-d",
        "yyyy/M/d",
        "yyyyMMdd",
        "MMMM d, yyyy",
        "MMMM d yyyy",
        "MMM d, yyyy",
        "MMM d yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "d-MMM-yyyy",
    ];

    /// <summary>
    /// By medical record number: its letters and digits, in capitals, without a label's letters before it ("MRN0048" is "48") and without the
    /// zeros that its digits begin with, but four digits long at least. A facility's letters stay: UH-48 and SG-48 are two persons. Null when
    /// it has fewer than four letters and digits.
    /// </summary>
    public static string? ByMrn(ReadOnlySpan<char> number)
    {
        if (ByNumber("MRN", number) is not { } subject)
        {
            return null;
        }
        var plain = subject.AsSpan(4);
        foreach (var label in (ReadOnlySpan<string>)["MRN", "MRNO", "MR", "MEDREC"])
        {
            if (
                plain.StartsWith(label)
                && plain.Length >= label.Length + LeastCharacters
                && char.IsAsciiDigit(plain[label.Length])
            )
            {
                plain = plain[label.Length..];
                break;
            }
        }
        var digits = plain.IndexOfAnyInRange('0', '9');
        if (digits < 0 || plain[digits..].ContainsAnyExceptInRange('0', '9'))
        {
            return $"MRN:{plain}";
        }
        var rest = plain[digits..].TrimStart('0');
        return $"MRN:{plain[..digits]}{new string('0', Math.Max(0, LeastCharacters - rest.Length))}{rest}";
    }

    /// <summary>By health plan member number, likewise.</summary>
    public static string? ByMember(ReadOnlySpan<char> number) => ByNumber("MEMBER", number);

    /// <summary>By social security number: its nine digits; null for fewer.</summary>
    public static string? BySsn(ReadOnlySpan<char> number) =>
        ByNumber("SSN", number) is { Length: 13 } subject && subject.AsSpan(4).IndexOfAnyExceptInRange('0', '9') < 0
            ? subject
            : null;

    /// <summary>By name and date of birth: the name's words without titles and initials, in capitals and in order; null when either cannot be read.</summary>
    public static string? ByNameAndBirth(string name, string born)
    {
        var words = name.ToUpperInvariant()
            .Split([' ', ',', '.', ';', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Length > 1 && word is not ("MR" or "MRS" or "MS" or "DR" or "PROF" or "JR" or "SR"))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return
            words.Length > 1
            && DateOnly.TryParseExact(
                born.Trim(),
                Dates,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
            ? string.Create(CultureInfo.InvariantCulture, $"PERSON:{string.Join(' ', words)}/{date:yyyyMMdd}")
            : null;
    }

    private static string? ByNumber(string kind, ReadOnlySpan<char> number)
    {
        Span<char> plain = stackalloc char[64];
        var length = 0;
        foreach (var letter in number)
        {
            if (char.IsLetterOrDigit(letter) && length < plain.Length)
            {
                plain[length++] = char.ToUpperInvariant(letter);
            }
        }
        return length >= LeastCharacters ? $"{kind}:{plain[..length]}" : null;
    }
}
