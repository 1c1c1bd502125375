using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Ringfence.Evidence.Sigma;

/// <summary>A field's name with its modifiers, and the values it is asked for, to a test.</summary>
internal static class SigmaModifiers
{
    // What a rule of somebody else's may cost per value.
    private static readonly TimeSpan RegexLimit = TimeSpan.FromSeconds(1);

    private static readonly HashSet<string> Known =
    [
        "contains",
        "startswith",
        "endswith",
        "all",
        "re",
        "i",
        "m",
        "s",
        "cidr",
        "base64",
        "base64offset",
        "utf16",
        "utf16le",
        "utf16be",
        "wide",
        "exists",
        "fieldref",
        "windash",
        "cased",
        "neq",
        "lt",
        "lte",
        "gt",
        "gte",
    ];

    /// <param name="key"><c>requestParameters.name|contains|all</c>; an empty field asks every value of the event.</param>
    /// <param name="values">Null is absent or null.</param>
    /// <exception cref="SigmaUnsupportedException">A modifier is not known here, or a value does not suit it.</exception>
    public static SigmaTest Test(string key, IReadOnlyList<string?> values)
    {
        var parts = key.Split('|');
        var (field, modifiers) = (parts[0], parts[1..]);
        if (modifiers.FirstOrDefault(modifier => !Known.Contains(modifier)) is { } unknown)
        {
            throw new SigmaUnsupportedException(
                unknown == "expand"
                    ? $"{key}: `expand` takes its values from a list of the site, and there is none: write the values into the rule"
                    : $"{key}: the modifier `{unknown}`"
            );
        }

        if (values.Count == 0)
        {
            throw new SigmaUnsupportedException($"{key}: it has no value");
        }

        var tests = values.Select(value => One(field, modifiers, value, key)).ToList();
        var together = modifiers.Contains("all") ? (SigmaTest)new AllOf(tests) : new SomeOf(tests);
        return modifiers.Contains("neq") ? new Not(together) : together;
    }

    private static SigmaTest One(string field, string[] modifiers, string? value, string key)
    {
        if (modifiers.Contains("exists"))
        {
            return bool.TryParse(value is "yes" or "no" ? (value == "yes" ? "true" : "false") : value, out var wanted)
                ? new FieldExists(field, wanted)
                : throw new SigmaUnsupportedException(
                    $"{key}: `exists` is asked for '{value}'; true or false is allowed"
                );
        }

        if (value is null)
        {
            return field.Length > 0
                ? new FieldIs(field, null)
                : throw new SigmaUnsupportedException("a keyword is null");
        }

        if (modifiers.Contains("fieldref"))
        {
            return new FieldsAre(field, value, Relation(modifiers));
        }

        var asked = Asked(modifiers, value, key);
        return field.Length > 0 ? new FieldIs(field, asked) : new Keyword(asked);
    }

    private static Func<string, string, bool> Relation(string[] modifiers)
    {
        var comparison = modifiers.Contains("cased") ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return modifiers.Contains("contains") ? (value, other) => value.Contains(other, comparison)
            : modifiers.Contains("startswith") ? (value, other) => value.StartsWith(other, comparison)
            : modifiers.Contains("endswith") ? (value, other) => value.EndsWith(other, comparison)
            : (value, other) => string.Equals(value, other, comparison);
    }

    private static Func<string, bool> Asked(string[] modifiers, string value, string key) =>
        modifiers.Contains("re") ? Expression(modifiers, value, key)
        : modifiers.Contains("cidr") ? Network(value, key)
        : modifiers.FirstOrDefault(modifier => modifier is "lt" or "lte" or "gt" or "gte") is { } order
            ? Order(order, value, key)
        : modifiers.Contains("base64offset") ? Offsets(modifiers, value)
        : modifiers.Contains("base64")
            ? SigmaPattern
                .Literal(Convert.ToBase64String(Bytes(modifiers, value)), Before(modifiers), After(modifiers))
                .Matches
        : SigmaPattern
            .Parse(
                value,
                Before(modifiers),
                After(modifiers),
                modifiers.Contains("cased"),
                modifiers.Contains("windash")
            )
            .Matches;

    private static bool Before(string[] modifiers) => modifiers.Contains("contains") || modifiers.Contains("endswith");

    private static bool After(string[] modifiers) => modifiers.Contains("contains") || modifiers.Contains("startswith");

    private static Func<string, bool> Expression(string[] modifiers, string value, string key)
    {
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        options |= modifiers.Contains("i") ? RegexOptions.IgnoreCase : RegexOptions.None;
        options |= modifiers.Contains("m") ? RegexOptions.Multiline : RegexOptions.None;
        options |= modifiers.Contains("s") ? RegexOptions.Singleline : RegexOptions.None;
        try
        {
            return new Regex(value, options, RegexLimit).IsMatch;
        }
        catch (NotSupportedException)
        {
            throw new SigmaUnsupportedException(
                $"{key}: an expression with look-around or a back-reference, which can run away"
            );
        }
        catch (ArgumentException)
        {
            throw new SigmaUnsupportedException($"{key}: '{value}' is no regular expression");
        }
    }

    private static Func<string, bool> Network(string value, string key)
    {
        if (!IPNetwork.TryParse(value, out var network))
        {
            throw new SigmaUnsupportedException($"{key}: '{value}' is no network: 10.0.0.0/8 or fd00::/8 is asked");
        }

        return text =>
            IPAddress.TryParse(text, out var address)
            && network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);
    }

    private static Func<string, bool> Order(string order, string value, string key)
    {
        if (!Number(value, out var limit))
        {
            throw new SigmaUnsupportedException($"{key}: '{value}' is no number");
        }

        return text =>
            Number(text, out var number)
            && order switch
            {
                "lt" => number < limit,
                "lte" => number <= limit,
                "gt" => number > limit,
                _ => number >= limit,
            };
    }

    private static bool Number(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    // The value within a longer text that was encoded as a whole: three ways, by where it begins.
    private static Func<string, bool> Offsets(string[] modifiers, string value)
    {
        int[] skip = [0, 2, 3];
        int[] cut = [0, 3, 2];
        var bytes = Bytes(modifiers, value);
        var forms = Enumerable
            .Range(0, 3)
            .Select(offset =>
            {
                var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
                return SigmaPattern.Literal(
                    text[skip[offset]..(text.Length - cut[(offset + bytes.Length) % 3])],
                    before: true,
                    after: true
                );
            })
            .ToList();
        return text => forms.Any(form => form.Matches(text));
    }

    private static byte[] Bytes(string[] modifiers, string value) =>
        modifiers.Contains("utf16le") || modifiers.Contains("wide") ? Encoding.Unicode.GetBytes(value)
        : modifiers.Contains("utf16be") ? Encoding.BigEndianUnicode.GetBytes(value)
        : modifiers.Contains("utf16") ? [0xff, 0xfe, .. Encoding.Unicode.GetBytes(value)]
        : Encoding.UTF8.GetBytes(value);
}
