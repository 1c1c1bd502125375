using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>AssumeRole's parameters, each within its constraint.</summary>
/// <param name="DurationSeconds">Null when not given: an hour.</param>
internal sealed partial record AssumeRoleRequest(
    string RoleArn,
    string SessionName,
    string? SourceIdentity,
    IReadOnlyDictionary<string, string> Tags,
    IReadOnlyList<string> TransitiveTags,
    int? DurationSeconds
)
{
    private const int MostTags = 50;

    /// <exception cref="AwsFault">ValidationError, as STS words it.</exception>
    public static AssumeRoleRequest Read(Dictionary<string, StringValues> form) =>
        new(
            Within(form, "RoleArn", "roleArn", Required, 20, 2048),
            Named(form, "RoleSessionName", "roleSessionName", Required)!,
            SourceIdentityOf(form),
            TagsOf(form),
            [.. Members(form, "TransitiveTagKeys").Select(member => form[member].ToString())],
            DurationOf(form)
        );

    private const bool Required = true;

    private static string Within(
        Dictionary<string, StringValues> form,
        string name,
        string member,
        bool required,
        int least,
        int most
    )
    {
        var value = form.TryGetValue(name, out var given) ? given.ToString() : null;
        if (value is null && required)
        {
            throw Fault(
                $"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null"
            );
        }

        return value!.Length < least
                ? throw Constraint(value, member, $"Member must have length greater than or equal to {least}")
            : value.Length > most
                ? throw Constraint(value, member, $"Member must have length less than or equal to {most}")
            : value;
    }

    private static string? Named(
        Dictionary<string, StringValues> form,
        string name,
        string member,
        bool required = false
    )
    {
        if (!required && !form.ContainsKey(name))
        {
            return null;
        }

        var value = Within(form, name, member, required, 2, 64);
        return NamePattern().IsMatch(value)
            ? value
            : throw Constraint(value, member, @"Member must satisfy regular expression pattern: [\w+=,.@-]*");
    }

    private static string? SourceIdentityOf(Dictionary<string, StringValues> form)
    {
        var identity = Named(form, "SourceIdentity", "sourceIdentity");
        return identity?.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) is true
            ? throw Fault("Source identity must not begin with the reserved prefix aws:")
            : identity;
    }

    private static Dictionary<string, string> TagsOf(Dictionary<string, StringValues> form)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in Members(form, "Tags").Where(member => member.EndsWith(".Key", StringComparison.Ordinal)))
        {
            var key = form[member].ToString();
            var value = form.GetValueOrDefault($"{member[..^4]}.Value").ToString();
            if (
                key.Length is < 1 or > 128
                || !TagPattern().IsMatch(key)
                || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
            )
            {
                throw Fault(
                    $"Tag key '{key}' is not valid: 1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws:"
                );
            }

            if (value.Length > 256 || !TagPattern().IsMatch(value))
            {
                throw Fault($"The value of tag '{key}' is not valid: up to 256 letters, digits, spaces and _.:/=+-@");
            }

            if (!tags.TryAdd(key, value))
            {
                throw Fault("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }

        return tags.Count <= MostTags
            ? tags
            : throw Fault($"At most {MostTags} session tags are allowed; {tags.Count} were given.");
    }

    private static int? DurationOf(Dictionary<string, StringValues> form)
    {
        if (!form.TryGetValue("DurationSeconds", out var given))
        {
            return null;
        }

        return
            int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 900 and <= 43_200
            ? seconds
            : throw Constraint(given!, "durationSeconds", "Member must have value between 900 and 43200");
    }

    private static IEnumerable<string> Members(Dictionary<string, StringValues> form, string list) =>
        form
            .Keys.Where(key => key.StartsWith($"{list}.member.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static AwsFault Constraint(string value, string member, string constraint) =>
        Fault($"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {constraint}");

    private static AwsFault Fault(string message) => new(400, "ValidationError", message);

    [GeneratedRegex(@"\A[A-Za-z0-9_+=,.@-]*\z", RegexOptions.None, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z", RegexOptions.None, 1000)]
    private static partial Regex TagPattern();
}
