using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Aws.Credentials;

/// <summary>
/// Names that STS accepts, made from names that people have, so that no two people come out the same. A name that STS takes as it is
/// stays so. Any other has its odd characters replaced, is cut, and ends in a hyphen and 16 hexadecimal digits of its SHA-256; and so
/// does a name that already ends like that, lest somebody take another's name by being called so.
/// </summary>
public static class SessionNames
{
    private const int DigestLength = 16;

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>For RoleSessionName and SourceIdentity: 2 to 64 of <c>A-Z a-z 0-9 _ + = , . @ -</c>.</summary>
    public static string ForUser(string user)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        return Make(user, 2, 64, static rune => IsWord(rune) || Is(rune, "+=,.@-"));
    }

    /// <summary>For a session tag's value: at most 256 letters, digits, spaces and <c>_ . : / = + - @</c>.</summary>
    public static string ForTag(string value) =>
        Make(value, 0, 256, static rune => IsLetterDigitOrSpace(rune) || Is(rune, "_.:/=+-@"));

    private static string Make(string name, int shortest, int longest, Func<Rune, bool> allows)
    {
        var made = new StringBuilder(name.Length);
        var changed = name.Length < shortest || name.Length > longest || EndsInDigest(name);
        foreach (var rune in name.EnumerateRunes())
        {
            var allowed = allows(rune);
            changed |= !allowed;
            if (made.Length + rune.Utf16SequenceLength <= longest)
            {
                made.Append(allowed ? rune.ToString() : "_");
            }
        }

        if (!changed)
        {
            return name;
        }

        made.Length = Math.Min(made.Length, longest - DigestLength - 1);
        if (made.Length > 0 && char.IsHighSurrogate(made[^1]))
        {
            made.Length--;
        }

        // Of the UTF-16 as it stands: an encoding would make one of names that differ in half a surrogate pair.
        var digest = SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan()));
        return made.Append('-').Append(Convert.ToHexStringLower(digest, 0, DigestLength / 2)).ToString();
    }

    private static bool EndsInDigest(string name) =>
        name.Length > DigestLength
        && name[^(DigestLength + 1)] == '-'
        && !name.AsSpan(name.Length - DigestLength).ContainsAnyExcept(LowerHex);

    private static bool IsWord(Rune rune) => rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == '_');

    private static bool Is(Rune rune, string characters) => rune.IsAscii && characters.Contains((char)rune.Value);

    private static bool IsLetterDigitOrSpace(Rune rune) =>
        Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;
}
