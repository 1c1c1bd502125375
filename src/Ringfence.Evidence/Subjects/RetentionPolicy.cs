using System.Text.Json;

namespace Ringfence.Evidence.Subjects;

/// <summary>How long the evidence store keeps the rows of each layer, in days.</summary>
public sealed record RetentionPolicy(IReadOnlyDictionary<string, int> Days)
{
    /// <summary>Six years, which is what 45 CFR 164.316(b)(2)(i) asks of documentation, and more than it on leap days.</summary>
    public const int SixYears = 2192;

    /// <summary>The kinds, and the tables that hold them.</summary>
    internal static IReadOnlyDictionary<string, string> Tables { get; } =
        new Dictionary<string, string>
        {
            ["cloudtrail"] = "event",
            ["gateway"] = "gateway_call",
            ["invocation-log"] = "invocation",
            ["access"] = "access",
            ["flow"] = "flow",
        };

    /// <summary>Prompts and answers, where they were asked for.</summary>
    internal const string Content = "content";

    /// <summary>Everything six years, but content 90 days: it is the most sensitive, and what an investigation needs of it is young.</summary>
    public static RetentionPolicy Default { get; } =
        new(
            new Dictionary<string, int>(
                Tables.Keys.ToDictionary(kind => kind, _ => SixYears, StringComparer.Ordinal),
                StringComparer.Ordinal
            )
            {
                [Content] = 90,
            }
        );

    /// <summary>Reads <c>{"flow":90,"invocation-log":365}</c>; kinds that it does not name keep the default.</summary>
    /// <exception cref="InvalidDataException">It is no such file.</exception>
    public static RetentionPolicy Read(string path)
    {
        var days = new Dictionary<string, int>(Default.Days, StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (
                    !Default.Days.ContainsKey(member.Name)
                    || !member.Value.TryGetInt32(out var count)
                    || count < (member.Name == Content ? 0 : 1)
                )
                {
                    throw new InvalidDataException(
                        $"'{path}': '{member.Name}' is {member.Value.GetRawText()}; allowed are {string.Join(", ", Default.Days.Keys)}, each with a number of days from 1, content from 0"
                    );
                }

                days[member.Name] = count;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"'{path}' is no policy: give {{\"flow\":90}}", error);
        }

        return new(days);
    }
}
