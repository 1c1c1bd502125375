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

    /// <summary>By medical record number: its letters and digits, in capitals. Null when it has fewer than four.</summary>
    public static string? ByMrn(ReadOnlySpan<char> number) => ByNumber("MRN", number);

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
